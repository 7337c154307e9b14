using System.Collections.Concurrent;
using Dtks.LocalCosmos.Sql.Evaluation;
using Dtks.LocalCosmos.Sql.Syntax;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql;

/// <summary>A query that was read and checked, to be run any number of times and from any number of threads.</summary>
internal sealed class SqlQuery
{
    private const int CachedQueries = 512;
    private const int LongestCached = 16 * 1024;

    private static readonly ConcurrentDictionary<string, SqlQuery> Cache = new(StringComparer.Ordinal);

    private readonly CompiledSelect _compiled;
    private readonly Scope _scope;
    private readonly IReadOnlySet<string>? _properties;

    private SqlQuery(string text)
    {
        Syntax = SqlParser.Parse(text);
        _scope = new Scope();
        _compiled = CompiledSelect.Compile(Syntax, _scope);
        _properties = PropertyUse.Find(Syntax, IsWholeDocument && !Syntax.Distinct && !AggregateFinder.IsGrouped(Syntax));
    }

    /// <summary>The query as written.</summary>
    public SqlSelect Syntax { get; }

    /// <summary>
    /// Whether the results over many documents are those of each document, one after the other: no order, groups, DISTINCT,
    /// TOP or OFFSET LIMIT. Such a query can be cut into pages between any two documents, and between two results of one.
    /// </summary>
    public bool IsPerDocument =>
        Syntax.Sources is [{ RootName: not null }, ..] && Syntax.OrderBy.Count == 0 && !Syntax.Distinct && Syntax.Top is null
        && Syntax.Offset is null && !AggregateFinder.IsGrouped(Syntax);

    /// <summary>Whether each result is a document as it is: <c>SELECT *</c> or <c>SELECT VALUE c</c> over the container itself.</summary>
    public bool IsWholeDocument => Syntax.Sources is [{ Iterates: false, Path: SqlExpression.Identifier } source]
        && (Syntax.Projection is SqlProjection.Star
            || (Syntax.Projection is SqlProjection.Value { Expression: SqlExpression.Identifier value } && value.Name == source.Alias));

    /// <summary>Whether the results are all documents as they are, one after the other.</summary>
    public bool IsWhole => IsPerDocument && IsWholeDocument && Syntax.Where is null && Syntax.Sources.Count == 1;

    /// <summary>Reads a query; the same text is read once as long as it stays among the last ones used.</summary>
    /// <exception cref="BadQueryException">the text is not a query that can be answered</exception>
    public static SqlQuery Parse(string text)
    {
        if (Cache.TryGetValue(text, out var known))
        {
            return known;
        }

        var query = new SqlQuery(text);
        if (text.Length <= LongestCached)
        {
            if (Cache.Count >= CachedQueries)
            {
                Cache.Clear();
            }

            Cache.TryAdd(text, query);
        }

        return query;
    }

    /// <summary>
    /// Reads a stored document as far as this query looks at it. A result that is such a document is sent as its
    /// <see cref="StoredDocument.Body"/>.
    /// </summary>
    /// <param name="utf8">the document as stored</param>
    /// <param name="rowKey">its row key</param>
    public StoredDocument ReadDocument(ReadOnlyMemory<byte> utf8, long rowKey = 0) => DocumentReader.Read(utf8, _properties, rowKey);

    /// <summary>The results, lazily: an enumeration that stops early reads no more documents than it needs.</summary>
    /// <param name="parameters">values by name with <c>@</c>; those the query does not name are left alone</param>
    /// <param name="input">the documents and the instant</param>
    /// <param name="cursor">follows the results and says where they begin; null for all of them</param>
    /// <exception cref="BadQueryException">a parameter is not given; while enumerating: a value cannot be used where it stands</exception>
    public IEnumerable<JToken> Run(IReadOnlyDictionary<string, JToken> parameters, QueryInput input, ResultCursor? cursor = null)
    {
        var values = new JToken?[_scope.Parameters.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var name = _scope.Parameters[i];
            values[i] = parameters.TryGetValue(name, out var value)
                ? Json.Share(value)
                : throw new BadQueryException("SC2017", $"The parameter '{name}' is not given.", 0, 0);
        }

        return _compiled.Run(new Frame(_scope.Slots, values, input), cursor, input.Use);
    }
}
