namespace Dtks.Demo.Cast;

/// <summary>A proposal made in the demo.</summary>
/// <param name="Id">Its id.</param>
/// <param name="TrackingCode">What its proposer can follow it with.</param>
/// <param name="Fate">What is to become of it.</param>
/// <param name="Family">Whom it is for, as the population register knows them.</param>
/// <param name="Proposer">The proposer's token.</param>
internal sealed record DemoProposal(string Id, string TrackingCode, DemoFate Fate, SampleFamily Family, string Proposer)
{
    /// <summary>How it is spoken of in the report.</summary>
    public string Label => Fate == DemoFate.ClaimedBefore
        ? $"usulan {Family.Head.Name} oleh orang lain / by a stranger"
        : $"usulan {Family.Head.Name}";

    /// <summary>
    /// How much assistance comes of it, and so how many lines of a month's sheet (VER-2): PBI-JKN for each member, and each other programme
    /// once.
    /// </summary>
    public int Entitlements => Fate switch
    {
        DemoFate.FoundEligible => Family.Members.Count + 2,
        DemoFate.Assisted => Family.Members.Count + 1,
        DemoFate.Forgotten => Family.Members.Count,
        _ => 0,
    };
}
