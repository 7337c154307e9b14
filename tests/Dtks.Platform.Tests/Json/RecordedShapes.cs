using NodaTime;

namespace Dtks.Functions.Tests.Json;

/// <summary>Every kind of member there is, and itself again.</summary>
internal sealed record RecordedShape(
    string Text,
    int Number,
    long Long,
    bool Flag,
    LocalDate On,
    RecordedColour Colour,
    IReadOnlyList<RecordedPart> Parts,
    IReadOnlyList<string>? Words,
    IReadOnlyList<IReadOnlyList<int>>? Grid,
    int? MaybeNumber,
    bool? MaybeFlag,
    LocalDate? MaybeOn,
    RecordedColour? MaybeColour,
    RecordedShape? Inner)
{
    /// <summary>Set beside the constructor.</summary>
    public string? Later { get; init; }

    /// <summary>Computed, and asked for all the same.</summary>
    public int Twice => Number * 2;
}

internal sealed record RecordedPart(string Name, int? Count);

internal enum RecordedColour
{
    DarkRed,
    Blue,

    [System.Runtime.Serialization.EnumMember(Value = "PBI-JKN")]
    Special,
}

internal sealed record RecordedMessage(string Period, string Village, RecordedAction Action);

internal enum RecordedAction
{
    Open,
    Close,
}
