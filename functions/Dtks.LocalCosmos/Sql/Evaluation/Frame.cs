using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Evaluation;

/// <summary>
/// What one execution of a query works on. Every alias of the query and of its subqueries has a slot of its own, and so has
/// every aggregate; a null slot is undefined.
/// </summary>
internal sealed class Frame(int slots, JToken?[] parameters, QueryInput input)
{
    /// <summary>How many rows the joins and subqueries make of one document, at most: the end of a runaway cross product.</summary>
    public const int MaximumRows = 1_000_000;

    /// <summary>
    /// How much may be put into the arrays and objects that a query makes of one document, in all: characters of text, and
    /// <see cref="ValueSize"/> for each value. Else a short query that nests literals in subqueries could fill the memory.
    /// </summary>
    public const long MaximumSize = 64 * 1024 * 1024;

    private const int ValueSize = 16;

    private int _rows;
    private long _size;

    /// <summary>The value of each alias and aggregate.</summary>
    public JToken?[] Slots { get; } = new JToken?[slots];

    /// <summary>The value of each parameter.</summary>
    public JToken?[] Parameters { get; } = parameters;

    /// <summary>The documents the query is over.</summary>
    public IEnumerable<JObject> Documents
    {
        get
        {
            foreach (var document in input.Documents)
            {
                input.Cancellation.ThrowIfCancellationRequested();
                (_rows, _size) = (0, 0);
                Document = document as StoredDocument;
                yield return document;
            }
        }
    }

    /// <summary>The document at hand; null when it is not from the store.</summary>
    public StoredDocument? Document { get; private set; }

    /// <summary>The row key of the document at hand; 0 when it is not from the store.</summary>
    public long RowKey => Document?.RowKey ?? 0;

    /// <summary>The instant of the execution, one for all of it.</summary>
    public DateTimeOffset Now => input.Now;

    /// <summary>Counts a row.</summary>
    /// <exception cref="OperationCanceledException">the request was given up</exception>
    /// <exception cref="BadQueryException">there are more than <see cref="MaximumRows"/></exception>
    public void CountRow()
    {
        if ((++_rows & 0xFF) == 0)
        {
            input.Cancellation.ThrowIfCancellationRequested();
        }

        if (_rows > MaximumRows)
        {
            throw new BadQueryException(
                "SC3030", $"The query makes more than {MaximumRows} combinations of one document. Narrow its JOINs.", 0, 0);
        }
    }

    /// <summary>Counts a value that is put into an array or object.</summary>
    /// <exception cref="BadQueryException">there is more than <see cref="MaximumSize"/></exception>
    public void CountSize(JToken value)
    {
        _size += value is JContainer container ? container.DescendantsAndSelf().Sum(SizeOf) : SizeOf(value);
        if (_size > MaximumSize)
        {
            throw new BadQueryException(
                "SC3032", "The query makes too much of one document. Put less into its arrays, objects and subqueries.", 0, 0);
        }
    }

    private static long SizeOf(JToken value) => ValueSize + (value is JValue { Value: string text } ? text.Length : 0);
}

/// <summary>A compiled expression: its value in a frame, null for undefined.</summary>
/// <param name="frame">the values of aliases, aggregates and parameters</param>
internal delegate JToken? Evaluator(Frame frame);
