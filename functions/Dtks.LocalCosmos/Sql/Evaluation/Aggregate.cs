using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Evaluation;

/// <summary>
/// One aggregate over the rows of one group. Undefined values are left out. Source: "Aggregate functions" in the service's
/// query reference, and the SDK's aggregators, which merge what the ranges answer.
/// </summary>
internal abstract class Aggregate
{
    private static readonly Dictionary<string, Func<Aggregate>> Functions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["COUNT"] = () => new Count(),
        ["COUNTIF"] = () => new CountIf(),
        ["SUM"] = () => new Sum(),
        ["AVG"] = () => new Average(),
        ["MIN"] = () => new Extreme(-1),
        ["MAX"] = () => new Extreme(1),
        ["MAKELIST"] = () => new Collection([]),
        ["MAKESET"] = () => new Collection(new HashSet<JToken>(JsonEquality.Instance)),
    };

    /// <summary>What the rows so far come to; null for undefined.</summary>
    public abstract JToken? Result { get; }

    /// <summary>Whether a function of this name aggregates.</summary>
    public static bool IsAggregate(string name) => Functions.ContainsKey(name);

    /// <summary>An aggregate without rows.</summary>
    public static Aggregate Create(string name) => Functions[name]();

    /// <summary>Takes a row's value in.</summary>
    public void Add(JToken? value)
    {
        if (value is not null)
        {
            AddDefined(value);
        }
    }

    /// <summary>Takes in a value that is defined.</summary>
    protected abstract void AddDefined(JToken value);

    private sealed class Count : Aggregate
    {
        private long _count;

        public override JToken? Result => Json.Of(_count);

        protected override void AddDefined(JToken value) => _count++;
    }

    private sealed class CountIf : Aggregate
    {
        private long _count;

        public override JToken? Result => Json.Of(_count);

        protected override void AddDefined(JToken value) => _count += Json.IsTrue(value) ? 1 : 0;
    }

    // One value that is no number makes the sum undefined. Whole numbers add up exactly while they fit.
    private sealed class Sum : Aggregate
    {
        private Int128 _whole;
        private double _fraction;
        private bool _undefined;

        public override JToken? Result => _undefined ? null
            : _fraction == 0 && _whole >= long.MinValue && _whole <= long.MaxValue ? Json.Of((long)_whole)
            : Json.Of((double)_whole + _fraction);

        protected override void AddDefined(JToken value)
        {
            if (value is JValue { Value: long whole })
            {
                _whole += whole;
            }
            else if (Json.Number(value) is { } number)
            {
                _fraction += number;
            }
            else
            {
                _undefined = true;
            }
        }
    }

    private sealed class Average : Aggregate
    {
        private readonly Sum _sum = new();
        private long _count;

        public override JToken? Result => _count > 0 && Json.Number(_sum.Result) is { } sum ? Json.Of(sum / _count) : null;

        protected override void AddDefined(JToken value)
        {
            _sum.Add(value);
            _count++;
        }
    }

    // Every value, or each once; whoever adds up the ranges puts theirs together.
    private sealed class Collection(ICollection<JToken> values) : Aggregate
    {
        public override JToken? Result => new JArray(values);

        protected override void AddDefined(JToken value) => values.Add(value);
    }

    // Of several types the greatest is a string, then a number, then a truth value; an array or object makes it undefined.
    private sealed class Extreme(int sign) : Aggregate
    {
        private JToken? _extreme;
        private bool _undefined;

        public override JToken? Result => _undefined ? null : _extreme;

        protected override void AddDefined(JToken value)
        {
            _undefined |= value is JContainer;
            if (_extreme is null || Math.Sign(JsonOrder.Instance.Compare(value, _extreme)) == sign)
            {
                _extreme = value;
            }
        }
    }
}
