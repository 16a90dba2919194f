using AlertExchange.Engine.Access;

namespace AlertExchange.Storage.Audit;

/// <summary>
/// Looks through the audit log from its first entry: each must follow the one before by its number and hash, the last must be the one that the
/// database's head and the mark in the data directory name. Streams; writers go on meanwhile.
/// </summary>
public sealed class AuditVerifier(ExchangeStore store)
{
    private const int MostDoubts = 100;

    /// <param name="cancellation">Leaves the walk between two entries.</param>
    public AuditVerification Verify(CancellationToken cancellation = default)
    {
        var chain = new AuditChain(store.Keys);

        // Read before the database's moment, so that it can only be behind.
        var mark = store.Audit.Mark.Read(chain);
        return store.Read(scope => new Walk(chain, mark).Through(scope, cancellation));
    }

    private sealed class Walk(AuditChain chain, AuditMarkReading mark)
    {
        private readonly List<long> _doubts = [];
        private AuditHead _last = AuditHead.Beginning;
        private long _entries;

        // The numbers and texts of a row of the log; a reader of the driver's own would make an object of each value.
        private const string Columns = "entry_no, at, login, role, action, subject, sealed_reason, details, address, mac";

        public AuditVerification Through(ReadScope scope, CancellationToken cancellation)
        {
            var (head, isSealed) = AuditRepository.Head(scope, chain);
            using (var rows = scope.Open($"SELECT {Columns} FROM audit_entry ORDER BY entry_no"))
            {
                while (rows.Read())
                {
                    cancellation.ThrowIfCancellationRequested();
                    if (FaultOf(Row(rows.Row), head) is { } fault)
                    {
                        return fault;
                    }
                }
            }

            // An older head, or none at all, would have the next entry follow the wrong one.
            return !isSealed || _last.EntryNo > head.EntryNo ? At(AuditFault.HeadAltered, head.EntryNo)
                : _last.EntryNo < head.EntryNo ? At(AuditFault.Missing, _last.EntryNo + 1)
                : MarkFault() ?? At(null, _last.EntryNo);
        }

        private AuditVerification? FaultOf(AuditRow row, AuditHead head)
        {
            _entries++;
            if (row.EntryNo != _last.EntryNo + 1)
            {
                return row.EntryNo > _last.EntryNo ? At(AuditFault.Missing, _last.EntryNo + 1) : At(AuditFault.Altered, row.EntryNo);
            }

            if (!chain.Fits(row, _last.Mac))
            {
                return At(row.EntryNo > head.EntryNo ? AuditFault.Surplus : AuditFault.Altered, row.EntryNo);
            }

            _last = new AuditHead(row.EntryNo, row.Mac);
            if ((AuditAction)row.Action is AuditAction.AuditCutShort or AuditAction.AuditMarkRenewed && _doubts.Count < MostDoubts)
            {
                _doubts.Add(row.EntryNo);
            }

            if (mark.Head?.EntryNo == row.EntryNo && !mark.Head.IsSame(_last))
            {
                return At(AuditFault.Altered, row.EntryNo);
            }

            return null;
        }

        private AuditVerification? MarkFault() => mark.State switch
        {
            AuditMarkState.Missing when _entries > 0 => At(AuditFault.MarkMissing, _last.EntryNo),
            AuditMarkState.Foreign => At(AuditFault.MarkAltered, _last.EntryNo),
            AuditMarkState.Sound when mark.Head!.EntryNo > _last.EntryNo => At(AuditFault.Missing, _last.EntryNo + 1),
            _ => null,
        };

        private AuditVerification At(AuditFault? fault, long number) => new(_entries, fault, number, _doubts);

        private static AuditRow Row(Databases.RowReader row) => new()
        {
            EntryNo = row.Long(0),
            At = row.Text(1)!,
            Login = row.Text(2)!,
            Role = row.IsNull(3) ? null : row.Int(3),
            Action = row.Int(4),
            Subject = row.Text(5)!,
            SealedReason = row.Bytes(6),
            Details = row.Text(7),
            Address = row.Text(8),
            Mac = row.Bytes(9)!,
        };
    }
}
