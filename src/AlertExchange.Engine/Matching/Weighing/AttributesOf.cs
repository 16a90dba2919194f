namespace AlertExchange.Engine.Matching.Weighing;

/// <summary>What results store of a comparison: which attributes agree and which contradict.</summary>
internal static class AttributesOf
{
    internal static (MatchAttributes Agreeing, MatchAttributes Conflicting) Levels(ComparisonVector vector, in MatchQuery query)
    {
        MatchAttributes agreeing = MatchAttributes.None, conflicting = MatchAttributes.None;
        Note(vector, LinkageAttribute.Name, MatchAttributes.Name, ref agreeing, ref conflicting);
        Note(vector, LinkageAttribute.CitizenId, MatchAttributes.CitizenId, ref agreeing, ref conflicting);
        Note(vector, LinkageAttribute.BirthDate, MatchAttributes.BirthDate, ref agreeing, ref conflicting);
        Note(vector, LinkageAttribute.Sex, MatchAttributes.Sex, ref agreeing, ref conflicting);
        Note(vector, LinkageAttribute.Head, MatchAttributes.Head, ref agreeing, ref conflicting);
        Note(vector, LinkageAttribute.Phone, MatchAttributes.Phone, ref agreeing, ref conflicting);
        NotePlace(vector.Place, query, ref agreeing, ref conflicting);
        return (agreeing, conflicting);
    }

    /// <summary>The same of a row whose id and name agree and that tells nothing else but a place.</summary>
    internal static (MatchAttributes Agreeing, MatchAttributes Conflicting) IdNameAndPlace(PlaceLevel place, in MatchQuery query)
    {
        var (agreeing, conflicting) = (MatchAttributes.CitizenId | MatchAttributes.Name, MatchAttributes.None);
        NotePlace(place, query, ref agreeing, ref conflicting);
        return (agreeing, conflicting);
    }

    private static void NotePlace(PlaceLevel place, in MatchQuery query, ref MatchAttributes agreeing, ref MatchAttributes conflicting)
    {
        var (township, village) = (query.Township is not null, query.Village is not null);
        switch (place)
        {
            case PlaceLevel.SameVillage or PlaceLevel.Alias:
                agreeing |= MatchAttributes.Village | (township ? MatchAttributes.Township : MatchAttributes.None);
                break;
            case PlaceLevel.TownshipAlone:
                agreeing |= MatchAttributes.Township;
                break;
            case PlaceLevel.OtherVillage:
                agreeing |= township ? MatchAttributes.Township : MatchAttributes.None;
                conflicting |= MatchAttributes.Village;
                break;
            case PlaceLevel.Different:
                conflicting |= (township ? MatchAttributes.Township : MatchAttributes.None) | (village ? MatchAttributes.Village : MatchAttributes.None);
                break;
        }
    }

    private static void Note(ComparisonVector vector, LinkageAttribute attribute, MatchAttributes flag, ref MatchAttributes agreeing, ref MatchAttributes conflicting)
    {
        var agreement = LinkageLevels.AgreementOf(attribute, vector[attribute]);
        agreeing |= agreement == LevelAgreement.Agrees ? flag : MatchAttributes.None;
        conflicting |= agreement == LevelAgreement.Contradicts ? flag : MatchAttributes.None;
    }
}
