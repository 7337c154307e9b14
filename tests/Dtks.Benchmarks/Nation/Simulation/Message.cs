namespace Dtks.Benchmarks.Nation.Simulation;

/// <summary>A village.</summary>
/// <param name="Number">Its number: which partitions it lies in goes by that.</param>
/// <param name="Regency">Its regency's number.</param>
/// <param name="Households">Households with recipients.</param>
internal sealed record Village(int Number, int Regency, int Households)
{
    /// <summary>Whether its work is done: a message that comes again finds that with one query.</summary>
    public bool IsDone { get; set; }
}

/// <summary>A message: a group of villages, or none where a regency is asked for its groups.</summary>
/// <param name="Villages">The villages.</param>
/// <param name="Regency">The regency.</param>
internal sealed record Message(IReadOnlyList<Village> Villages, int Regency)
{
    /// <summary>Messages are told apart, not compared.</summary>
    public bool Equals(Message? other) => ReferenceEquals(this, other);

    /// <inheritdoc />
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
