using Dtks.Domain.Common;

namespace Dtks.Domain.Verification.Events;

/// <summary>The regent's letter covers it (VER-1).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="LetterId">The letter.</param>
public sealed record SheetRatified(EventMeta Meta, string LetterId) : SheetEvent(Meta);
