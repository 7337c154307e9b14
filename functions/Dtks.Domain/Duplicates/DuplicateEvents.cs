using Dtks.Domain.Kernel;

namespace Dtks.Domain.Duplicates;

/// <summary>Something that happened to a pair.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public abstract record DuplicateEvent(EventMeta Meta);

/// <summary>People decided.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Outcome">One person or two.</param>
/// <param name="Stays">Which entry stays, where they are the same.</param>
/// <param name="Note">Why.</param>
public sealed record DuplicateDecided(EventMeta Meta, DuplicateOutcome Outcome, DuplicateSide? Stays, string Note) : DuplicateEvent(Meta);

/// <summary>Nothing is left to decide.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Settled">Why.</param>
public sealed record DuplicateSettled(EventMeta Meta, SettledReason Settled) : DuplicateEvent(Meta);
