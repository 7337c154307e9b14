namespace Dtks.Flows.Tests.Verification;

/// <summary>A village with one family, and the tokens of its officers.</summary>
public sealed record SheetVillage(SampleFamily Family, string Household)
{
    /// <summary>The village's code.</summary>
    public string Code => Family.Village;

    /// <summary>The token of its data officer.</summary>
    public string Officer { get; init; } = string.Empty;

    /// <summary>The token of its head.</summary>
    public string Head { get; init; } = string.Empty;
}
