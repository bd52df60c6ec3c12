-- Tasks by deadline, completion and cancelling. Led tasks come from the index task_class alone;
-- tasks without a lead count when nothing stands under them.
select deadline_on, completed_on, state = 'cancelled', count(*)
from task where lead is not null
group by deadline_on, completed_on, state
union all
select t.deadline_on, t.completed_on, t.state = 'cancelled', count(*)
from task t where t.lead is null and not exists (select 1 from task u where u.parent = t.id)
group by t.deadline_on, t.completed_on, t.state
