namespace Dtks.Domain.Dci;

/// <summary>What is asked, however it was written: by identifier, as an expression or as predicates.</summary>
public abstract record DciQuery
{
    /// <summary>The comparisons in it.</summary>
    public IEnumerable<DciComparison> Comparisons() => this switch
    {
        DciComparison one => [one],
        DciAll all => all.Parts.SelectMany(p => p.Comparisons()),
        DciAny any => any.Parts.SelectMany(p => p.Comparisons()),
        DciNot not => not.Part.Comparisons(),
        _ => [],
    };

    /// <summary>
    /// Those whom it names: whoever meets it is one of them. Null where it names nobody, so that it would have to be looked for who meets it, which no query does (REG-3).
    /// </summary>
    public IReadOnlySet<DciIdentifier>? Named() => this switch
    {
        DciComparison { Attribute.Identifier: not null, Operator: DciOperator.Equal or DciOperator.In } one => one.Values.Select(v => v.Identifier!).ToHashSet(),
        DciAll all => all.Parts.Select(p => p.Named()).OfType<IReadOnlySet<DciIdentifier>>().MinBy(named => (named.Count, named.Max(Rank))),
        DciAny any => Together([.. any.Parts.Select(p => p.Named())]),
        _ => null,
    };

    /// <summary>The persons whom it names by NIK, whatever else it says; not those who are not to be it.</summary>
    public IReadOnlySet<DciIdentifier> Persons() => this switch
    {
        DciComparison { Attribute.Identifier: IdKind.Nik } => Named() ?? new HashSet<DciIdentifier>(),
        DciAll all => all.Parts.SelectMany(p => p.Persons()).ToHashSet(),
        DciAny any => any.Parts.SelectMany(p => p.Persons()).ToHashSet(),
        _ => new HashSet<DciIdentifier>(),
    };

    /// <summary>Hidden: it holds what persons are named by (REG-3).</summary>
    public sealed override string ToString() => "[query]";

    // In whatever order it is said, the same are looked for: by what finds them surest.
    private static int Rank(DciIdentifier named) => named.Kind switch { IdKind.Nik => 0, IdKind.Household => 1, _ => 2 };

    private static HashSet<DciIdentifier>? Together(IReadOnlyList<IReadOnlySet<DciIdentifier>?> parts) =>
        parts.Any(p => p is null) ? null : parts.SelectMany(p => p!).ToHashSet();
}

/// <summary>One comparison.</summary>
/// <param name="Attribute">Of what.</param>
/// <param name="Operator">How.</param>
/// <param name="Values">With what: one value, of <see cref="DciOperator.In"/> 1 to 100.</param>
public sealed record DciComparison(DciAttribute Attribute, DciOperator Operator, IReadOnlyList<DciValue> Values) : DciQuery;

/// <summary>All of them.</summary>
/// <param name="Parts">At least one.</param>
public sealed record DciAll(IReadOnlyList<DciQuery> Parts) : DciQuery;

/// <summary>Any of them.</summary>
/// <param name="Parts">At least one.</param>
public sealed record DciAny(IReadOnlyList<DciQuery> Parts) : DciQuery;

/// <summary>The contrary.</summary>
/// <param name="Part">Of this.</param>
public sealed record DciNot(DciQuery Part) : DciQuery;

/// <summary>How two values are compared.</summary>
public enum DciOperator
{
    /// <summary>Greater: <c>gt</c>.</summary>
    Greater,

    /// <summary>Less: <c>lt</c>.</summary>
    Less,

    /// <summary>Equal: <c>eq</c>.</summary>
    Equal,

    /// <summary>Greater or equal: <c>ge</c>.</summary>
    AtLeast,

    /// <summary>Less or equal: <c>le</c>.</summary>
    AtMost,

    /// <summary>One of several: <c>in</c>.</summary>
    In,
}
