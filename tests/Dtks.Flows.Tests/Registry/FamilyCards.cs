namespace Dtks.Flows.Tests.Registry;

/// <summary>Changes of a family's card without marriage or divorce, as they are entered (REG-8).</summary>
internal static class FamilyCards
{
    /// <summary>Some leave for a card of their own.</summary>
    public static object OwnCard(string card, params (string Member, string Relationship)[] members) =>
        new { kind = "ownCard", members = Going(members), familyCardNumber = card };

    /// <summary>Some go over to the card of another household.</summary>
    public static object JoinCard(string household, string card, params (string Member, string Relationship)[] members) =>
        new { kind = "joinCard", members = Going(members), joins = household, familyCardNumber = card };

    /// <summary>Who goes, as the API takes it.</summary>
    public static object[] Going(params (string Member, string Relationship)[] members) => [.. members.Select(m => (object)new { member = m.Member, relationship = m.Relationship })];

    /// <summary>A widow who heads a card with her child of five, of her own numbers.</summary>
    public static SampleFamily Widow(string village)
    {
        var family = SampleFamily.Of(village, members: 3);
        return family with
        {
            Members =
            [
                family.Members[1] with { Relationship = "head", MaritalStatus = "widowed", BirthDate = "1996-03-01" },
                family.Members[2] with { BirthDate = "2021-05-05" },
            ],
        };
    }

    /// <summary>A family whose child is grown.</summary>
    public static SampleFamily Grown(string village) => SampleFamily.Of(village, members: 3).With(2, m => m with { BirthDate = "2003-05-05" });
}
