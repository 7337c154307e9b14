namespace Dtks.Domain.Dci;

/// <summary>One request of a message: what it asks, or why it is rejected.</summary>
/// <typeparam name="T">What it asks.</typeparam>
/// <param name="Reference">Its reference; empty where it has none.</param>
/// <param name="Locale">The language that it is answered in.</param>
/// <param name="Value">What it asks; null where it is rejected.</param>
/// <param name="Fault">Why it is rejected; null where it is not.</param>
public sealed record DciItem<T>(string Reference, string Locale, T? Value, DciFault? Fault)
    where T : class
{
    /// <summary>The same, rejected.</summary>
    public DciItem<T> Rejected(DciFault fault) => this with { Value = null, Fault = fault };
}

/// <summary>A message of several requests.</summary>
/// <typeparam name="T">What each asks.</typeparam>
/// <param name="Transaction">The sender's transaction.</param>
/// <param name="Items">The requests, in their order, 1 to 100.</param>
public sealed record DciBatch<T>(string Transaction, IReadOnlyList<DciItem<T>> Items)
    where T : class;
