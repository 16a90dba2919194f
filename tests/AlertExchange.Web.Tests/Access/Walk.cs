using AlertExchange.Engine.Access;

namespace AlertExchange.Web.Tests.Access;

/// <summary>Who may open what, written out a second time: the program's own table is compared with it.</summary>
internal static class Walk
{
    public const string Everybody = "*";

    private static readonly Dictionary<Role, char> Letters = new()
    {
        [Role.Liaison] = 'L',
        [Role.Bureau] = 'B',
        [Role.Township] = 'T',
        [Role.Village] = 'V',
        [Role.Auditor] = 'A',
        [Role.Administrator] = 'S',
    };

    /// <summary>
    /// Route, then a letter for each role that may open it: Liaison, Bureau, Township, Village, Auditor, System administrator; <c>*</c> for
    /// everybody, signed in or not; K: whoever brings a key. In braces: what a sample of the county fills in.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Allowed { get; } = Parse(
        """
        /                                                       *
        /problem/{code:int}                                     *
        /sign-in                                                *
        /sign-in/code                                           *
        /sign-out                                               LBTVAS
        /account                                                LBTVAS
        /connections                                            S
        /connections/keys/new                                   S
        /connections/webhooks/new                               S
        /connections/webhooks/{name}                            S
        /api/v1/openapi.json                                    K
        /api/v1/submissions                                     K
        /api/v1/submissions/{submissionId}                      K
        /api/v1/submissions/{submissionId}/rejections           K
        /api/v1/submissions/{submissionId}/matches              K
        /api/v1/alert-batches                                   K
        /api/v1/zero-reports                                    K
        /api/v1/warnings                                        K
        /api/v1/warnings/{warningId}                            K
        /api/v1/tasks                                           K
        /api/v1/tasks/{taskId}                                  K
        /api/v1/tasks/{taskId}/people                           K
        /api/v1/tasks/{taskId}/outcome                          K
        /api/v1/outcomes                                        K
        /api/v1/roster/versions                                 K
        /api/v1/roster/versions/{version:int}                   K
        /api/v1/roster/imports                                  K
        /reporting                                              L
        /reporting/zero                                         L
        /reporting/upload                                       L
        /reporting/drafts/{id}                                  L
        /reporting/receipts/{id}                                L
        /reporting/files                                        L
        /reporting/files/{id}                                   L
        /reporting/files/{id}/rows/{sheet}/{row:int}            L
        /reporting/guide                                        L
        /reporting/record                                       L
        /account/password                                       LBTVAS
        /account/second-factor                                  LBTVAS
        /accounts                                               S
        /audit                                                  A
        /households                                             BTV
        /households/{code}                                      BTV
        /reveal                                                 LBTV
        /accounts/new                                           S
        /accounts/{number:long}                                 S
        /liaisons                                               B
        /liaisons/{department}                                  B
        /reconciliation                                         BA
        /dashboard                                              BA
        /warnings                                               B
        /review                                                 B
        /review/sheets                                          B
        /review/{number}                                        B
        /roster                                                 B
        /roster/import                                          B
        /roster/drafts/{draft}                                  B
        /roster/differences                                     B
        /roster/findings/{version:int}                          B
        /policy                                                 BAS
        /policy/history                                         BAS
        /policy/compare                                         BAS
        /policy/change                                          B
        /dead-letters                                           BS
        /dead-letters/{letter}                                  BS
        /help                                                   LBTVAS
        /warnings/{id}                                          B
        /silences                                               B
        /unplaced                                               B
        /held                                                   B
        /tasks                                                  BTV
        /tasks/workbook                                         TV
        /tasks/{id}                                             BTV
        /tasks/{id}/form                                        BTV
        /tasks/{id}/photos/{revision:long}/{position:int}       BTV
        """);

    public static bool MayOpen(string pattern, Role role) => Allowed[pattern] == Everybody || Allowed[pattern].Contains(Letters[role], StringComparison.Ordinal);

    /// <summary>Endpoints for systems, which bring a key instead of signing in; they have tests of their own.</summary>
    public static bool HasOwnKeys(string pattern) => pattern.StartsWith("/api/", StringComparison.Ordinal);

    /// <summary>Addresses that answer a download, a part of a page, or only lead on.</summary>
    public static bool LeadsOn(string pattern) => pattern is "/sign-out" or "/tasks/{id}/photos/{revision:long}/{position:int}";

    /// <summary>Style sheets, scripts and icons.</summary>
    public static bool IsAsset(string pattern) => pattern.StartsWith("/lib/", StringComparison.Ordinal) || Path.GetExtension(pattern) is ".css" or ".js" or ".svg";

    private static Dictionary<string, string> Parse(string table) => table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(cells => cells[0], cells => cells[1], StringComparer.Ordinal);
}
