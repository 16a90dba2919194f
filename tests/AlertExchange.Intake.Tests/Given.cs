using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Intake.Forms;
using AlertExchange.Intake.Reading;

namespace AlertExchange.Intake.Tests;

/// <summary>What the tests of this room start from.</summary>
internal static class Given
{
    public const string Id = "341098195203151237";
    public const string OtherId = "341098196809220481";

    public static string Repository { get; } = Find();

    public static FormCatalog Catalog { get; } = FormCatalog.Load(Path.Combine(Repository, "config"));

    public static IKeyedHash Hash { get; } = new TestHash();

    public static IntakeRequest Request(string department, AlertKind? kind = null) => new()
    {
        Department = new DepartmentId(department),
        Period = new Period(2022, 8),
        Kind = kind,
        Place = "341024",
        SubmissionId = "s1",
        FileName = "名单.xlsx",
        Today = new DateOnly(2022, 9, 2),
        Hash = Hash,
    };

    public static Taken Take(ISpreadsheet sheets, IntakeRequest request)
    {
        var session = IntakeSession.Open(sheets, request, Catalog);
        var batches = session.ReadRaw().Select(session.Adapt).ToList();
        return new Taken(
            session,
            [.. batches.SelectMany(b => b.Alerts)],
            [.. batches.SelectMany(b => b.EventKeys)],
            [.. batches.SelectMany(b => b.Rejected)]);
    }

    public static Taken Take(string department, params object?[][] rows) => Take(SheetOf.Rows(rows), Request(department));

    private static string Find([CallerFilePath] string here = "")
    {
        var directory = Path.GetDirectoryName(here);
        while (directory is not null && !File.Exists(Path.Combine(directory, "AlertExchange.sln")))
        {
            directory = Path.GetDirectoryName(directory);
        }

        return directory ?? throw new InvalidOperationException("The repository's root was not found.");
    }

    private sealed class TestHash : IKeyedHash
    {
        private static readonly byte[] Key = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];

        public UInt128 Hash(ReadOnlySpan<byte> data)
        {
            Span<byte> hash = stackalloc byte[32];
            HMACSHA256.HashData(Key, data, hash);
            return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash);
        }
    }
}
