namespace Dtks.Domain.Matching;

/// <summary>The answer about one field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Outcome">Equal or not.</param>
public sealed record FieldMatch(PopulationField Field, FieldOutcome Outcome);
