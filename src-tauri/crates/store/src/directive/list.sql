-- Directives, newest arrival first, with what became of their points.
-- Tasks without a lead only bind the tasks under them; cancelled ones leave every rate: neither counts.
select
    d.id, d.arrival, d.doc_type, d.number, d.date, d.issuer, d.subject, d.received_on,
    (select count(*) from point p where p.directive = d.id),
    (select count(*) from point p where p.directive = d.id and p.decision = 'open'),
    (select count(*) from task t where t.directive = d.id and t.lead is not null and t.state <> 'cancelled'),
    (select count(*) from task t where t.directive = d.id and t.lead is not null and t.state = 'done')
from directive d
order by d.arrival desc
