using Dtks.Domain.Common;

namespace Dtks.Domain.Verification.Events;

/// <summary>The village head finalised it (VER-1).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Tally">Lines by outcome.</param>
public sealed record SheetFinalised(EventMeta Meta, SheetTally Tally) : SheetEvent(Meta);
