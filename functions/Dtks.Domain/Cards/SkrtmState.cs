using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Cards;

/// <summary>An SKRTM (surat keterangan rumah tangga miskin) of a household that is to have a card in another's place, as its events have made it (CRD-6, CRD-9).</summary>
public sealed record SkrtmState
{
    /// <summary>Its id, which is that of the replacement: of each there is one.</summary>
    public required string Id { get; init; }

    /// <summary>The village.</summary>
    public required AreaCode Village { get; init; }

    /// <summary>The round.</summary>
    public required string Round { get; init; }

    /// <summary>The deliberation that named the household.</summary>
    public required string Deliberation { get; init; }

    /// <summary>The card in whose place it is to have one.</summary>
    public required string Card { get; init; }

    /// <summary>The household: its id in the register, which is that of the proposal where it was proposed with the deliberation.</summary>
    public required string Household { get; init; }

    /// <summary>The place in reserve that it has; null for the first.</summary>
    public int? Reserve { get; init; }

    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>What the card will say of the household, as it was when the letter was filled in. Personal data.</summary>
    public required CardHolder Holder { get; init; }

    /// <summary>What the household answered, 1 to 40 answers by their codes. Personal data.</summary>
    public required IReadOnlyDictionary<string, string> Answers { get; init; }

    /// <summary>The day it was filled in.</summary>
    public required LocalDate FilledOn { get; init; }

    /// <summary>The village head's signature; null before.</summary>
    public SkrtmSignature? Signed { get; init; }

    /// <summary>The camat's; null before.</summary>
    public SkrtmSignature? CounterSigned { get; init; }

    /// <summary>The card that was made for it; null before.</summary>
    public string? MadeCard { get; init; }

    /// <summary>What happened to it, oldest first.</summary>
    public required IReadOnlyList<EventMeta> History { get; init; }

    /// <summary>Where it stands.</summary>
    public SkrtmStatus Status() => MadeCard is not null ? SkrtmStatus.Exchanged : CounterSigned is not null ? SkrtmStatus.CounterSigned : Signed is not null ? SkrtmStatus.Signed : SkrtmStatus.Filled;

    /// <summary>Hidden: it tells of persons (REG-3).</summary>
    public override string ToString() => "[skrtm]";
}

/// <summary>A signature under an SKRTM.</summary>
/// <param name="On">The day it was signed.</param>
/// <param name="By">The subject that recorded it.</param>
public sealed record SkrtmSignature(LocalDate On, string By);

/// <summary>Where an SKRTM stands.</summary>
public enum SkrtmStatus
{
    /// <summary>The household filled it in.</summary>
    Filled,

    /// <summary>The village head signed it.</summary>
    Signed,

    /// <summary>The camat signed it too: it gets a card.</summary>
    CounterSigned,

    /// <summary>The card was made.</summary>
    Exchanged,
}

/// <summary>An SKRTM as it came in; nothing checked.</summary>
/// <param name="Round">The round.</param>
/// <param name="Replacement">The replacement, by id.</param>
/// <param name="Answers">What the household answered.</param>
public sealed record SkrtmDraft(string? Round, string? Replacement, IReadOnlyDictionary<string, string>? Answers)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[skrtm]";
}

/// <summary>A signature as it came in; nothing checked.</summary>
/// <param name="SignedOn">yyyy-MM-dd.</param>
public sealed record SkrtmSignatureDraft(string? SignedOn);

/// <summary>What an SKRTM stands on: the replacement, and the card in whose place it is to get one.</summary>
/// <param name="Deliberation">The deliberation.</param>
/// <param name="Replacement">The replacement's id.</param>
/// <param name="Card">The card that is replaced, as it stands.</param>
/// <param name="Household">The household, by its id in the register or of its proposal.</param>
/// <param name="Reserve">Its place in reserve; null for the first.</param>
/// <param name="Holder">What a card would say of the household.</param>
/// <param name="ConcludedOn">The day the deliberation was concluded; null while it is open.</param>
public sealed record SkrtmGround(string Deliberation, string Replacement, CardState Card, string Household, int? Reserve, CardHolder Holder, LocalDate? ConcludedOn)
{
    /// <summary>Whether a household before it in the reserve still stands, so that it is not its turn (CRD-5).</summary>
    public bool IsBefore { get; init; }

    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[ground]";
}

/// <summary>What happened to an SKRTM: stable codes.</summary>
public static class SkrtmEventCodes
{
    /// <summary>A replacement household filled in its SKRTM (CRD-6).</summary>
    public const string Filled = "skrtm.filled";

    /// <summary>The village head signed an SKRTM (CRD-9).</summary>
    public const string Signed = "skrtm.signed";

    /// <summary>The camat signed an SKRTM that the village head had signed (CRD-9).</summary>
    public const string CounterSigned = "skrtm.counterSigned";

    /// <summary>A card was made for a signed SKRTM (CRD-9).</summary>
    public const string Exchanged = "skrtm.exchanged";
}

/// <summary>Something that happened to an SKRTM.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public abstract record SkrtmEvent(EventMeta Meta);

/// <summary>It was filled in, in place of what it said before.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Village">The village.</param>
/// <param name="Ground">What it stands on.</param>
/// <param name="Answers">What the household answered.</param>
/// <param name="On">The day.</param>
public sealed record SkrtmFilled(EventMeta Meta, AreaCode Village, SkrtmGround Ground, IReadOnlyDictionary<string, string> Answers, LocalDate On) : SkrtmEvent(Meta);

/// <summary>The village head signed it.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Signature">The signature.</param>
public sealed record SkrtmSigned(EventMeta Meta, SkrtmSignature Signature) : SkrtmEvent(Meta);

/// <summary>The camat signed it.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Signature">The signature.</param>
public sealed record SkrtmCounterSigned(EventMeta Meta, SkrtmSignature Signature) : SkrtmEvent(Meta);

/// <summary>A card was made for it.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Card">The card.</param>
public sealed record SkrtmExchanged(EventMeta Meta, string Card) : SkrtmEvent(Meta);
