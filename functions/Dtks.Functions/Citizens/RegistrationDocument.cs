using Dtks.Domain.Citizens;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Citizens;

/// <summary>A citizen's registration, in the village they act for. Its id is a keyed hash of who they are, so that there is one of each.</summary>
public sealed record RegistrationDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "registration";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>Where it stands; what waits to be compared is found by it.</summary>
    public required RegistrationStatus Status { get; init; }

    /// <summary>The keyed hash of the NIK that is confirmed and in force: what goes to a family finds who is of it by it (PRO-4). Null while none is, and in those of before it was noted.</summary>
    public string? Bearer { get; init; }

    /// <summary>The whole of it.</summary>
    public required RegistrationState State { get; init; }

    /// <summary>The document's id for a registration's.</summary>
    public static string IdOf(string registration) => $"{TypeName}-{registration}";
}
