using System.Globalization;
using System.Text;
using AlertExchange.Contracts.Alerts;
using AlertExchange.Engine.Alerts;
using AlertExchange.Engine.Identity;
using AlertExchange.Engine.Roster;

namespace AlertExchange.Engine.Review;

/// <summary>
/// Whom a row is about as the row itself says it: department, kind, natural key without the month, and name, what is given of an id, and
/// place, as matching compares them. Rows that say the same of whom they mean have one key, in whichever month and file; a decision holds for
/// all of them.
/// </summary>
public static class ReviewSubject
{
    /// <summary>With so much of an id and a name, the place adds nothing to who is meant, and is written in many ways.</summary>
    private const int IdSuffices = 15;

    private const char Separator = '\u001f';

    /// <summary>The key of a row's subject: a keyed hash, which reveals nothing of it.</summary>
    public static UInt128 KeyOf(IKeyedHash hash, AlertTable alerts, int row, ulong eventKey)
    {
        var id = alerts.CitizenIdText(row) ?? alerts.Text(row, SubjectText.HeadCitizenId);
        var text = new StringBuilder(160)
            .Append(alerts.Origin.Department.Value).Append(Separator).Append(alerts.Origin.Kind.Id())
            .Append(Separator).Append(CultureInfo.InvariantCulture, $"{eventKey:x16}")
            .Append(Separator).Append(PersonName.Key(alerts.Text(row, SubjectText.Name)))
            .Append(Separator).Append(PersonName.Key(alerts.Text(row, SubjectText.HeadName)))
            .Append(Separator).Append(id);
        if (id is null || id.Length < IdSuffices)
        {
            text.Append(Separator).Append(PlaceName.TownshipKey(alerts.Text(row, SubjectText.Township)))
                .Append(Separator).Append(PlaceName.VillageKey(alerts.Text(row, SubjectText.Village)))
                .Append(Separator).Append(PlaceName.VillageKey(alerts.Text(row, SubjectText.Address)));
        }

        if (IsRepeated(alerts, row))
        {
            // Two rows of one file with one key may mean two namesakes: which of them a later file means nobody can tell.
            text.Append(Separator).Append(alerts.Ids[row]);
        }

        return hash.Hash(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static bool IsRepeated(AlertTable alerts, int row)
    {
        foreach (var remark in alerts.Remarks(row))
        {
            if (remark.Code == AlertTable.RepeatedRow)
            {
                return true;
            }
        }

        return false;
    }
}
