namespace Dtks.Functions.SheetEffects;

/// <summary>What a ratified sheet found is to be carried out.</summary>
/// <param name="Period">The month.</param>
/// <param name="Village">The village.</param>
/// <param name="Page">One page of it; null for all, each by a message of its own.</param>
/// <param name="Household">One household alone, by its id on the sheet; null for all.</param>
/// <param name="Older">The households of which an older month's sheet stopped or removed something since this one was opened; null where that is to be looked for.</param>
public sealed record SheetEffectMessage(string Period, string Village, int? Page = null, string? Household = null, IReadOnlyList<string>? Older = null);
