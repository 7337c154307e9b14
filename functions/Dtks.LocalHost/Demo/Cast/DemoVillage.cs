namespace Dtks.LocalHost.Demo.Cast;

/// <summary>A village of the demo with those who act for it (as bearer tokens) and what was proposed there.</summary>
internal sealed class DemoVillage(DemoPlace place)
{
    public DemoPlace Place { get; } = place;

    public required string Officer { get; init; }

    public required string Head { get; init; }

    public required string RegencyOfficer { get; init; }

    public required string Regent { get; init; }

    public List<DemoProposal> Proposals { get; } = [];

    /// <summary>The path of its deliberation; set when that is held.</summary>
    public string Deliberation { get; set; } = string.Empty;

    /// <summary>The proposals of that fate, in the order they were made.</summary>
    public IEnumerable<DemoProposal> With(params DemoFate[] fates) => Proposals.Where(proposal => fates.Contains(proposal.Fate));
}
