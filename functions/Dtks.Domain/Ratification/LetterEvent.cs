using Dtks.Domain.Common;

namespace Dtks.Domain.Ratification;

/// <summary>Something that happened to a letter.</summary>
/// <param name="Meta">When, by whom, by which rule.</param>
/// <param name="State">The letter after it.</param>
public sealed record LetterEvent(EventMeta Meta, LetterState State);
