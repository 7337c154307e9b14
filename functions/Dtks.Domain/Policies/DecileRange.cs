namespace Dtks.Domain.Policies;

/// <summary>Welfare deciles of the population, 1 the lowest in welfare, 10 the highest.</summary>
/// <param name="From">The first, 1 to 10.</param>
/// <param name="To">The last, not before the first.</param>
public sealed record DecileRange(int From, int To)
{
    /// <summary>The lowest there is.</summary>
    public const int Least = 1;

    /// <summary>The highest there is.</summary>
    public const int Most = 10;

    /// <summary>Whether a decile lies in it.</summary>
    public bool Contains(int decile) => decile >= From && decile <= To;
}
