namespace Dtks.LocalCosmos.Sql.Evaluation;

/// <summary>The names a query's expressions can use, and the slots they stand for. A subquery sees its outer query's names.</summary>
internal sealed class Scope
{
    private readonly Scope? _outer;
    private readonly Allocation _allocation;
    private readonly Dictionary<string, int> _aliases = new(StringComparer.Ordinal);

    /// <summary>The scope of an outermost query.</summary>
    public Scope()
        : this(null, new Allocation())
    {
    }

    private Scope(Scope? outer, Allocation allocation)
    {
        _outer = outer;
        _allocation = allocation;
    }

    /// <summary>Whether no name can be used yet: the FROM clause then names the container.</summary>
    public bool IsEmpty => _aliases.Count == 0 && (_outer?.IsEmpty ?? true);

    /// <summary>How many slots the whole query needs so far.</summary>
    public int Slots => _allocation.Slots;

    /// <summary>The names of the parameters in the order of their places.</summary>
    public IReadOnlyList<string> Parameters => _allocation.Parameters;

    /// <summary>The scope of a subquery here.</summary>
    public Scope Inner() => new(this, _allocation);

    /// <summary>Gives an alias a slot.</summary>
    /// <exception cref="BadQueryException">this query has that alias already</exception>
    public int Declare(string? alias, int position)
    {
        var slot = _allocation.Slots++;
        return alias is null || _aliases.TryAdd(alias, slot)
            ? slot
            : throw new BadQueryException(
                "SC2011", $"The input alias '{alias}' is specified more than once in the FROM clause.", position, position + alias.Length);
    }

    /// <summary>A slot without a name.</summary>
    public int Reserve() => _allocation.Slots++;

    /// <summary>The slot of an alias; null when there is none of that name.</summary>
    public int? Find(string alias) => _aliases.TryGetValue(alias, out var slot) ? slot : _outer?.Find(alias);

    /// <summary>The aliases of this query itself with their slots.</summary>
    public IReadOnlyDictionary<string, int> Aliases => _aliases;

    /// <summary>The place of a parameter.</summary>
    public int Parameter(string name)
    {
        var at = _allocation.Parameters.IndexOf(name);
        if (at < 0)
        {
            at = _allocation.Parameters.Count;
            _allocation.Parameters.Add(name);
        }

        return at;
    }

    private sealed class Allocation
    {
        public int Slots { get; set; }

        public List<string> Parameters { get; } = [];
    }
}
