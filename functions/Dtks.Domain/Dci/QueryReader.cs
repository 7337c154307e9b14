using System.Text.Json;

namespace Dtks.Domain.Dci;

/// <summary>Reads one query, of any of the three kinds, within its bounds: how many comparisons, how deep, with how many values.</summary>
/// <param name="expected">The code for a query that has not the form of its kind.</param>
internal sealed class QueryReader(string expected)
{
    private static readonly Dictionary<string, DciOperator> Operators = new(StringComparer.OrdinalIgnoreCase)
    {
        ["gt"] = DciOperator.Greater,
        ["lt"] = DciOperator.Less,
        ["eq"] = DciOperator.Equal,
        ["ge"] = DciOperator.AtLeast,
        ["gte"] = DciOperator.AtLeast,
        ["le"] = DciOperator.AtMost,
        ["lte"] = DciOperator.AtMost,
        ["in"] = DciOperator.In,
    };

    private int _comparisons;

    public DciQuery ByIdentifier(JsonElement query)
    {
        if (query.ValueKind != JsonValueKind.Object || query.Member("type").Text(DciLimits.Text) is not { } type || query.Member("value") is not { } value) throw Malformed("dci.queryByIdentifier");
        var kind = DciIdentifier.KindOf(type) ?? throw RejectedException.Of(expected, "dci.idType", ("allowed", string.Join(", ", Enum.GetValues<IdKind>().Select(DciAttribute.NameOf))));
        return Comparison(DciAttribute.OfIdentifier(kind), DciOperator.Equal, value, expected);
    }

    // As {type, value: {expression: {collection, query}}}, or with the expression alone.
    public DciQuery ByExpression(JsonElement query)
    {
        var holder = query.Member("value") is { ValueKind: JsonValueKind.Object } value ? value : query;
        if (holder.Member("expression") is not { ValueKind: JsonValueKind.Object } expression || expression.Member("query") is not { ValueKind: JsonValueKind.Object } conditions) throw Malformed("dci.queryByExpression");
        if (expression.Member("collection") is { } collection && DciNames.EntityOf(collection) is null) throw Wrong("dci.collection");
        return Conditions(conditions, 1);
    }

    public DciQuery ByPredicates(JsonElement query)
    {
        if (query.ValueKind != JsonValueKind.Array || query.GetArrayLength() is 0) throw Malformed("dci.queryByPredicates");
        if (query.GetArrayLength() > DciLimits.Predicates) throw TooMany();
        var list = query.EnumerateArray().Select((p, place) => (Order: OrderOf(p, place), Predicate: p)).OrderBy(p => p.Order).Select(p => p.Predicate).ToList();
        DciQuery? read = null;
        string? joining = null;
        foreach (var predicate in list)
        {
            DciQuery one = Expression(predicate.Member("expression1"));
            var condition = predicate.Member("condition") is { } named ? JsonParts.Text(named, DciLimits.Text) ?? string.Empty : null;
            if (predicate.Member("expression2") is { } second) (one, condition) = (Joined(one, condition ?? throw Wrong("dci.condition"), Expression(second)), null);
            read = read is null ? one : Joined(read, joining ?? "and", one);
            joining = condition;
        }

        return joining is null ? read! : throw Wrong("dci.condition");
    }

    private static decimal OrderOf(JsonElement predicate, int place) => predicate.ValueKind != JsonValueKind.Object ? throw Wrong("dci.predicate")
        : predicate.Member("seq_num") is not { } number ? place + 1
        : number.ValueKind == JsonValueKind.Number && number.TryGetDecimal(out var order) ? order : throw Wrong("dci.sequence");

    private DciQuery Conditions(JsonElement conditions, int depth)
    {
        if (depth > DciLimits.Depth) throw RejectedException.Of(DciCodes.FilterInvalid, "dci.depth", ("most", DciLimits.Number(DciLimits.Depth)));
        var parts = conditions.EnumerateObject().SelectMany(c => c.Name.StartsWith('$') ? [Group(c.Name, c.Value, depth)] : Attribute(c.Name, c.Value)).Take(DciLimits.Predicates + 1).ToList();
        return parts.Count switch { 0 => throw Wrong("dci.empty"), 1 => parts[0], _ => new DciAll(parts) };
    }

    private DciQuery Group(string name, JsonElement value, int depth)
    {
        if (name == "$not" && value.ValueKind == JsonValueKind.Object) return new DciNot(Conditions(value, depth + 1));
        if (name is not ("$and" or "$or") || value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0) throw Wrong("dci.group");
        if (value.GetArrayLength() > DciLimits.Predicates) throw TooMany();
        var parts = value.EnumerateArray().Select(part => part.ValueKind == JsonValueKind.Object ? Conditions(part, depth + 1) : throw Wrong("dci.group")).ToList();
        return name == "$and" ? new DciAll(parts) : new DciAny(parts);
    }

    // {attribute: value} is {attribute: {$eq: value}}; several operators hold together.
    private IEnumerable<DciQuery> Attribute(string name, JsonElement value)
    {
        var attribute = AttributeOf(name);
        if (value.ValueKind != JsonValueKind.Object) return [Comparison(attribute, DciOperator.Equal, value, DciCodes.FilterInvalid)];
        var operators = value.EnumerateObject().Select(o => Comparison(attribute, OperatorOf(o.Name.StartsWith('$') ? o.Name[1..] : string.Empty), o.Value, DciCodes.FilterInvalid)).ToList();
        return operators.Count > 0 ? operators : throw Wrong("dci.operator");
    }

    private DciComparison Expression(JsonElement? expression)
    {
        if (!expression.IsObject() || expression!.Value.Member("attribute_value") is not { } value) throw Wrong("dci.predicate");
        var (name, how) = (expression.Value.Member("attribute_name").Text(DciLimits.Text) ?? throw Wrong("dci.predicate"), expression.Value.Member("operator").Text(DciLimits.Text) ?? throw Wrong("dci.operator"));
        return Comparison(AttributeOf(name), OperatorOf(how), value, DciCodes.FilterInvalid);
    }

    private DciComparison Comparison(DciAttribute attribute, DciOperator how, JsonElement value, string code)
    {
        if (++_comparisons > DciLimits.Predicates) throw TooMany();
        if (how is not (DciOperator.Equal or DciOperator.In) && attribute.Kind is not (DciValueKind.Number or DciValueKind.Date)) throw RejectedException.Of(code, "dci.operatorOfAttribute", ("attribute", attribute.Name));
        if (how != DciOperator.In) return new DciComparison(attribute, how, [Value(attribute, value, code)]);
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() is 0 or > DciLimits.Identifiers) throw RejectedException.Of(code, "dci.values", ("most", DciLimits.Number(DciLimits.Identifiers)));
        return new DciComparison(attribute, how, [.. value.EnumerateArray().Select(v => Value(attribute, v, code))]);
    }

    private static DciValue Value(DciAttribute attribute, JsonElement value, string code)
    {
        var read = DciValue.Read(attribute, value) ?? throw RejectedException.Of(code, $"dci.value{attribute.Kind}", ("attribute", attribute.Name));
        return attribute.Values?.Contains(read.Text) != false ? read : throw RejectedException.Of(code, "dci.valueUnknown", ("attribute", attribute.Name), ("allowed", string.Join(", ", attribute.Values)));
    }

    private static DciAttribute AttributeOf(string name) => DciAttribute.Of(name) ?? throw RejectedException.Of(
        DciCodes.FilterInvalid, "dci.attribute", ("allowed", string.Join(", ", Enum.GetValues<IdKind>().Select(DciAttribute.NameOf).Concat(DciAttribute.All().Select(a => a.Name)))));

    private static DciOperator OperatorOf(string name) => Operators.TryGetValue(name, out var how) ? how : throw Wrong("dci.operator");

    private static DciQuery Joined(DciQuery first, string condition, DciQuery second) => condition switch
    {
        "and" => new DciAll([first, second]),
        "or" => new DciAny([first, second]),
        "not" => new DciAll([first, new DciNot(second)]),
        _ => throw Wrong("dci.condition"),
    };

    private RejectedException Malformed(string text) => RejectedException.Of(expected, text);

    private static RejectedException Wrong(string text) => RejectedException.Of(DciCodes.FilterInvalid, text);

    private static RejectedException TooMany() => RejectedException.Of(DciCodes.FilterInvalid, "dci.predicates", ("most", DciLimits.Number(DciLimits.Predicates)));
}
