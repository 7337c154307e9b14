using Dtks.Platform.Documents;

namespace Dtks.Functions.Recaps;

/// <summary>That a regency's recap of a period is to be summed up anew, in its partition beside the villages'. While it stands a message is on its way, and a village that is written meanwhile needs no other.</summary>
public sealed record RecapDueDocument : Document
{
    /// <inheritdoc />
    public override string Type => "recapDue";

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>When the message was sent, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Its id.</summary>
    public static string IdOf(string period) => $"recap-due-{period}";
}
