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

    private int _rows;

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
                _rows = 0;
                yield return document;
            }
        }
    }

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
}
