-- Tasks by deadline, completion and cancelling. Led tasks come from the index task_class alone;
-- tasks without a lead count when nothing stands under them. Paused tasks, whose clock stands
-- still, come from the index of states.
select deadline_on, completed_on, state = 'cancelled', null, count(*)
from task where lead is not null and state <> 'paused'
group by deadline_on, completed_on, state
union all
select t.deadline_on, t.completed_on, t.state = 'cancelled', null, count(*)
from task t where t.lead is null and t.state <> 'paused' and not exists (select 1 from task u where u.parent = t.id)
group by t.deadline_on, t.completed_on, t.state
union all
select t.deadline_on, null, 0, t.paused_on, count(*)
from task t where t.state = 'paused' and (t.lead is not null or not exists (select 1 from task u where u.parent = t.id))
group by t.deadline_on, t.paused_on
