-- A task with its coordinators in the order of the paper; conditions follow.
select
    t.id, t.code, t.content, t.directive, t.point, t.parent, t.lead,
    (select json_group_array(c.unit order by c.ordinal) from task_coordinator c where c.task = t.id),
    t.monitor, t.deadline_on, t.deadline_at, t.deadline_text, t.original_on, t.original_at, t.original_text,
    t.period_from, t.period_to, t.recurring, t.product, t.quotas, t.request, t.state, t.assigned_on, t.completed_on, t.reason,
    t.paused_on, t.deadline_link
