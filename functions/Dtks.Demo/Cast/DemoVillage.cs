namespace Dtks.Demo.Cast;

/// <summary>A village of the demo with those who act for it (as bearer tokens) and what was proposed there.</summary>
internal sealed class DemoVillage(DemoPlace place)
{
    public DemoPlace Place { get; } = place;

    public required string Officer { get; init; }

    public required string Head { get; init; }

    public required string Camat { get; init; }

    public required string RegencyOfficer { get; init; }

    public required string Regent { get; init; }

    public List<DemoProposal> Proposals { get; } = [];

    /// <summary>The path of its deliberation; set when that is held.</summary>
    public string Deliberation { get; set; } = string.Empty;

    /// <summary>The path of its dossier; set when that is handed in.</summary>
    public string Dossier { get; set; } = string.Empty;

    /// <summary>The proposals of that fate, in the order they were made.</summary>
    public IEnumerable<DemoProposal> With(params DemoFate[] fates) => Proposals.Where(proposal => fates.Contains(proposal.Fate));
}

/// <summary>A village of the real list, and what it lies in.</summary>
/// <param name="Code">Ten digits.</param>
/// <param name="Name">The village's name.</param>
/// <param name="District">The district's name.</param>
/// <param name="Regency">The regency's name.</param>
/// <param name="Zone">WIB, WITA or WIT.</param>
internal sealed record DemoPlace(string Code, string Name, string District, string Regency, string Zone)
{
    public string RegencyCode => Code[..4];

    /// <summary>Ahead of UTC, by Keputusan Presiden 41/1987: 7, 8 or 9 hours.</summary>
    public TimeSpan Offset => TimeSpan.FromHours(Zone switch { "WIB" => 7, "WITA" => 8, _ => 9 });
}
