using Newtonsoft.Json.Linq;

namespace Dtks.Architecture.Tests;

/// <summary>A difference between two documents of the API.</summary>
/// <param name="Breaks">Whether a client that was made by the first one can fail by the second.</param>
/// <param name="What">Where, and what.</param>
internal sealed record ApiChange(bool Breaks, string What);

/// <summary>
/// What differs between two documents of the API for clients. It breaks them to lose a path, a member of an answer or the promise that it is there, a type or a role; to be asked for more than before; and to be given what
/// they do not know as another type or status. Members, paths, codes, optional parameters and values of enums in answers may be added: readers pass over what they do not know.
/// </summary>
internal sealed class ApiChanges
{
    private readonly JObject _before;
    private readonly JObject _now;
    private readonly HashSet<string> _met = new(StringComparer.Ordinal);
    private readonly List<ApiChange> _found = [];

    private ApiChanges(JObject before, JObject now) => (_before, _now) = (before, now);

    /// <summary>The differences, those that break first.</summary>
    public static IReadOnlyList<ApiChange> Between(JObject before, JObject now)
    {
        var changes = new ApiChanges(before, now);
        changes.Paths();
        return [.. changes._found.Distinct().OrderByDescending(c => c.Breaks).ThenBy(c => c.What, StringComparer.Ordinal)];
    }

    private void Paths()
    {
        var (before, now) = (Operations(_before), Operations(_now));
        foreach (var name in before.Keys.Union(now.Keys))
        {
            if (!now.TryGetValue(name, out var after))
                Add(true, $"{name} is gone");
            else if (!before.TryGetValue(name, out var was))
                Add(false, $"{name} is new");
            else
                Operation(name, was, after);
        }
    }

    private void Operation(string name, JObject was, JObject now)
    {
        foreach (var role in Roles(was).Except(Roles(now)))
            Add(Roles(now).Count > 0, $"{name} is no more for {role}");
        foreach (var role in Roles(now).Except(Roles(was)))
            Add(Roles(was).Count == 0, $"{name} is for {role}");
        Parameters(name, Parameters(was, _before), Parameters(now, _now));
        Content($"{name} takes", was["requestBody"]?["content"], now["requestBody"]?["content"], isRead: true);
        if (was["requestBody"]?.Value<bool?>("required") != true && now["requestBody"]?.Value<bool?>("required") == true)
            Add(true, $"{name} needs a body");
        Responses(name, (JObject)was["responses"]!, (JObject)now["responses"]!);
    }

    private void Parameters(string name, Dictionary<string, JToken> was, Dictionary<string, JToken> now)
    {
        foreach (var key in was.Keys.Union(now.Keys))
        {
            if (!now.TryGetValue(key, out var after))
                Add(true, $"{name} knows no more {key}");
            else if (!was.TryGetValue(key, out var before))
                Add(after.Value<bool?>("required") == true, $"{name} knows {key}");
            else
            {
                if (before.Value<bool?>("required") != true && after.Value<bool?>("required") == true)
                    Add(true, $"{name} needs {key}");
                Schema($"{name} {key}", before["schema"], after["schema"], isRead: true);
            }
        }
    }

    private void Responses(string name, JObject was, JObject now)
    {
        foreach (var status in was.Properties().Select(p => p.Name).Union(now.Properties().Select(p => p.Name)))
        {
            var (before, after) = (Resolved(was[status], _before), Resolved(now[status], _now));
            var isGood = status[0] == '2';
            if (after is null || before is null)
                Add(isGood, $"{name} {(after is null ? "does not answer" : "answers")} {status}");
            else
                Content($"{name} {status}", before["content"], after["content"], isRead: false);
            foreach (var code in Codes(after).Except(Codes(before)))
                Add(false, $"{name} {status} has the code {code}");
            foreach (var code in Codes(before).Except(Codes(after)))
                Add(false, $"{name} {status} has no more the code {code}");
        }
    }

    private void Content(string at, JToken? was, JToken? now, bool isRead)
    {
        foreach (var type in Names(was).Union(Names(now)))
        {
            if (was?[type] is not { } before || now?[type] is not { } after)
                Add(now?[type] is null, $"{at}: {(now?[type] is null ? "no more" : "also")} {type}");
            else
                Schema(at, before["schema"], after["schema"], isRead);
        }
    }

    private void Schema(string at, JToken? was, JToken? now, bool isRead)
    {
        if (was is null || now is null)
            return;
        var (from, to) = ((string?)was["$ref"], (string?)now["$ref"]);
        if (from is not null && to is not null && !_met.Add($"{from} {to} {isRead}"))
            return;
        (was, now) = (Resolved(was, _before)!, Resolved(now, _now)!);
        at = from is null ? at : from.Split('/')[^1];
        var (before, after) = (Types(was), Types(now));
        if (isRead ? !after.IsSupersetOf(before) : !after.IsSubsetOf(before))
            Add(true, $"{at}: {string.Join(" or ", before)} is {string.Join(" or ", after)}");
        Enums(at, was["enum"], now["enum"], isRead);
        if ((string?)was["format"] != (string?)now["format"] || (string?)was["pattern"] != (string?)now["pattern"])
            Add(isRead, $"{at}: its form is another");
        Members(at, was, now, isRead);
        Schema($"{at}[]", was["items"], now["items"], isRead);
        Schema($"{at}.*", was["additionalProperties"] as JObject, now["additionalProperties"] as JObject, isRead);
        foreach (var way in new[] { "anyOf", "oneOf" })
            Ways(at, was[way] as JArray ?? [], now[way] as JArray ?? [], isRead);
    }

    private void Enums(string at, JToken? was, JToken? now, bool isRead)
    {
        var (before, after) = ((was ?? new JArray()).Values<string>().ToList(), (now ?? new JArray()).Values<string>().ToList());
        foreach (var value in before.Except(after))
            Add(isRead, $"{at}: no more {value}");
        foreach (var value in after.Except(before))
            Add(isRead && before.Count == 0, $"{at}: also {value}");
    }

    private void Members(string at, JToken was, JToken now, bool isRead)
    {
        var (needed, needs) = ((was["required"] ?? new JArray()).Values<string>().ToList(), (now["required"] ?? new JArray()).Values<string>().ToList());
        foreach (var member in Names(was["properties"]).Union(Names(now["properties"])))
        {
            var (before, after) = (was["properties"]?[member], now["properties"]?[member]);
            if (after is null)
                Add(true, $"{at}.{member} is gone");
            else if (before is null)
                Add(isRead && needs.Contains(member), $"{at}.{member} is new");
            else
            {
                if (needs.Contains(member) != needed.Contains(member))
                    Add(isRead == needs.Contains(member), $"{at}.{member} {(needs.Contains(member) ? "is always there" : "can be absent")}");
                Schema($"{at}.{member}", before, after, isRead);
            }
        }
    }

    // By what they are named: one that is gone breaks who sends it, a new one who reads it.
    private void Ways(string at, JArray was, JArray now, bool isRead)
    {
        string Name(JToken way) => (string?)way["$ref"] ?? way["type"]?.ToString(Newtonsoft.Json.Formatting.None) ?? "?";
        foreach (var way in was.Where(w => now.All(n => Name(n) != Name(w))))
            Add(isRead, $"{at}: no more {Name(way)}");
        foreach (var way in now.Where(n => was.All(w => Name(n) != Name(w))))
            Add(!isRead, $"{at}: also {Name(way)}");
        foreach (var way in was)
            Schema(at, way, now.FirstOrDefault(n => Name(n) == Name(way)), isRead);
    }

    private void Add(bool breaks, string what) => _found.Add(new ApiChange(breaks, what));

    private static Dictionary<string, JObject> Operations(JObject document) =>
        ((JObject)document["paths"]!).Properties().SelectMany(p => ((JObject)p.Value).Properties().Select(m => (Name: $"{m.Name.ToUpperInvariant()} {p.Name}", Value: (JObject)m.Value))).ToDictionary(o => o.Name, o => o.Value, StringComparer.Ordinal);

    private static Dictionary<string, JToken> Parameters(JObject operation, JObject document) =>
        (operation["parameters"] ?? new JArray()).Select(p => Resolved(p, document)!).ToDictionary(p => $"{(string?)p["in"]} {(string?)p["name"]}", StringComparer.Ordinal);

    private static List<string> Roles(JObject operation) => [.. operation.SelectTokens("security[*].*[*]").Select(role => (string)role!)];

    private static IEnumerable<string> Codes(JToken? response) => response?.SelectTokens("x-codes[*].code").Select(code => (string)code!) ?? [];

    private static HashSet<string> Types(JToken schema) => schema["type"] is JArray several ? [.. several.Values<string>().OfType<string>()] : (string?)schema["type"] is { } one ? [one] : [];

    private static IEnumerable<string> Names(JToken? members) => (members as JObject)?.Properties().Select(p => p.Name) ?? [];

    private static JToken? Resolved(JToken? node, JObject document) =>
        (string?)node?["$ref"] is { } to ? to.Split('/')[1..].Aggregate((JToken)document, (at, name) => at[name]!) : node;
}
