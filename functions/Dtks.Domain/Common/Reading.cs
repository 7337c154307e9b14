namespace Dtks.Domain.Common;

/// <summary>What came of reading raw input: a value, or every violation found in it.</summary>
/// <typeparam name="T">The type read.</typeparam>
/// <param name="Value">The value; null exactly when there are violations.</param>
/// <param name="Violations">All that is wrong with the input, each with a pointer.</param>
public sealed record Reading<T>(T? Value, IReadOnlyList<Violation> Violations)
    where T : class;
