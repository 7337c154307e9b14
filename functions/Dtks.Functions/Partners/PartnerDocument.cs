using Dtks.Domain.Partners;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;

namespace Dtks.Functions.Partners;

/// <summary>A partner with all that was agreed (REG-3).</summary>
public sealed record PartnerDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "partner";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The partner, and the partition.</summary>
    public required string Partner { get; init; }

    /// <summary>How many changes it saw.</summary>
    public required int Step { get; init; }

    /// <summary>It as it stands.</summary>
    public required Partner State { get; init; }

    /// <summary>The document's id.</summary>
    public static string IdOf(string partner) => $"{TypeName}-{partner}";
}

/// <summary>A partner in the list of all (REG-3).</summary>
public sealed record PartnerPlaceDocument : Document, ISteppedCopy
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "partnerPlace";

    /// <summary>The list's partition.</summary>
    public const string Everyone = "ID";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The list, and the partition.</summary>
    public required string Partner { get; init; }

    /// <inheritdoc />
    public required int Step { get; init; }

    /// <summary>The partner's name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is kept out.</summary>
    public required bool Suspended { get; init; }

    /// <summary>Its agreements, without what they give.</summary>
    public required IReadOnlyList<AgreementPeriod> Agreements { get; init; }

    /// <summary>The document's id.</summary>
    public static string IdOf(string partner) => $"{TypeName}-{partner}";
}
