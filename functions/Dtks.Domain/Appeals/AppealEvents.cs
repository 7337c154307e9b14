using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Appeals;

/// <summary>Something that happened to an appeal.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public abstract record AppealEvent(EventMeta Meta);

/// <summary>It was made.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Id">Its id.</param>
/// <param name="Village">The village of what it is about.</param>
/// <param name="Kind">Against what.</param>
/// <param name="About">The record it is about.</param>
/// <param name="Reason">Why.</param>
/// <param name="Phone">How the appellant is reached.</param>
/// <param name="DecidedBefore">Who does not decide it.</param>
/// <param name="DueOn">The last day for the decision.</param>
public sealed record AppealMade(
    EventMeta Meta, string Id, AreaCode Village, AppealKind Kind, AppealSubject About, string Reason, string Phone, IReadOnlyList<string> DecidedBefore, LocalDate DueOn)
    : AppealEvent(Meta)
{
    /// <summary>Whether who makes it is not of the family, and only proposed it.</summary>
    public bool IsBeside { get; init; }
}

/// <summary>It was not decided in time: the Ministry may decide it too.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public sealed record AppealEscalated(EventMeta Meta) : AppealEvent(Meta);

/// <summary>It was decided.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Granted">Whether the appellant is right.</param>
/// <param name="Note">Why.</param>
/// <param name="Result">What follows, where granted.</param>
public sealed record AppealDecided(EventMeta Meta, bool Granted, string Note, AppealResult? Result) : AppealEvent(Meta)
{
    /// <summary>The proposal by which it asks for assistance; null for none. That one's own audit entry names the appeal.</summary>
    internal AskedAssistance? Asked { get; init; }
}

/// <summary>What came of the assistance that it was granted for, once the family stood in the register, or could not.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Result">What came of it.</param>
public sealed record AppealSettled(EventMeta Meta, AppealResult Result) : AppealEvent(Meta)
{
    /// <inheritdoc cref="AppealDecided.Asked"/>
    internal AskedAssistance? Asked { get; init; }
}

/// <summary>What it was granted for is decided, or there is nothing left to decide.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Closing">How it ended.</param>
public sealed record AppealClosed(EventMeta Meta, AppealClosing Closing) : AppealEvent(Meta);

/// <summary>The household whose end left nothing to decide stands in the register again: it waits for a deliberation again (GOV-3).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public sealed record AppealWaitsAgain(EventMeta Meta) : AppealEvent(Meta);

/// <summary>Its household stands in another village: it waits there (REG-8).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="To">That village.</param>
public sealed record AppealHandedOver(EventMeta Meta, AreaCode To) : AppealEvent(Meta);

/// <summary>It followed its household here, and waits for a deliberation of this village (REG-8).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Appeal">As it waits here.</param>
public sealed record AppealTakenOver(EventMeta Meta, AppealState Appeal) : AppealEvent(Meta);
