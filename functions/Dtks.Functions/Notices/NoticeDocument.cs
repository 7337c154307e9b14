using Dtks.Domain.Kernel;
using Dtks.Domain.Notices;
using Dtks.Platform.Documents;
using Newtonsoft.Json;

namespace Dtks.Functions.Notices;

/// <summary>A notice, in the village of what it is about.</summary>
public sealed record NoticeDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "notice";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>How far it has come; what waits is found by it.</summary>
    public string Status => WireName.Of(State.Status);

    /// <summary>When it was made; lists are sorted by it.</summary>
    public DateTimeOffset CreatedOn
    {
        // It is asked for before all of it is read, too.
        get => State?.MadeOn.ToDateTimeOffset() ?? default;
        init => IsSorted = true;
    }

    /// <summary>Whether it was stored with that: one of before it was listed by it was not, and stands before all others.</summary>
    [JsonIgnore]
    public bool IsSorted { get; private init; }

    /// <summary>Whether nobody concerned has seen it: stored where it is so, for the list of those to be told; null elsewhere.</summary>
    public bool? Unreached => State.HasReachedNobody() ? true : null;

    /// <summary>The whole of it.</summary>
    public required NoticeState State { get; init; }

    /// <summary>The document's id for a notice's.</summary>
    public static string IdOf(string notice) => $"{TypeName}-{notice}";
}
