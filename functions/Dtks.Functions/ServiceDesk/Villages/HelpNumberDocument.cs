using Dtks.Platform.Documents;

namespace Dtks.Functions.ServiceDesk.Villages;

/// <summary>That a number stands on a letter of an application: made with it, so that no number stands on two (SVC-6, SVC-9).</summary>
public sealed record HelpNumberDocument : Document
{
    /// <inheritdoc />
    public override string Type => "helpNumber";

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The application.</summary>
    public required string Application { get; init; }
}
