using System.Globalization;
using Dtks.LocalCosmos.Errors;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Items;

/// <summary>A path into a document as patches write it (RFC 6901: <c>/name/0/inner</c>, '-' for the end of an array).</summary>
internal sealed class JsonPointer
{
    private readonly string _text;
    private readonly string[] _segments;

    private JsonPointer(string text, string[] segments) => (_text, _segments) = (text, segments);

    public string Root => _segments[0];

    public bool IsTopLevel => _segments.Length == 1;

    public static JsonPointer Parse(string? text)
    {
        if (text is not ['/', _, ..])
        {
            throw RequestFailedException.BadRequest($"The patch path '{text}' is invalid; a path looks like /name or /list/0.");
        }

        var segments = text[1..].Split('/').Select(segment =>
            segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)).ToArray();
        return new JsonPointer(text, segments);
    }

    /// <summary>Whether this path lies at or below another.</summary>
    public bool IsBelow(JsonPointer other) => (_text + "/").StartsWith(other._text + "/", StringComparison.Ordinal);

    /// <summary>Whether changing what lies here changes what lies at <paramref name="path"/>.</summary>
    public bool Touches(string path) =>
        (path + "/").StartsWith(_text + "/", StringComparison.Ordinal) || (_text + "/").StartsWith(path + "/", StringComparison.Ordinal);

    /// <summary>What lies here; null when nothing does.</summary>
    public JToken? Find(JObject document) => _segments.Aggregate<string, JToken?>(document, Step);

    /// <summary>Puts a value here. Into an array <paramref name="insert"/> makes room for it, and otherwise it takes the place.</summary>
    public void Put(JObject document, JToken value, bool insert)
    {
        var parent = _segments.AsSpan(0, _segments.Length - 1).ToArray().Aggregate<string, JToken?>(document, Step);
        switch (parent)
        {
            case JObject owner:
                owner[_segments[^1]] = value;
                break;
            case JArray array:
                PutIntoArray(array, value, insert);
                break;
            default:
                throw RequestFailedException.BadRequest($"The parent of the patch path {_text} is not there.");
        }
    }

    public override string ToString() => _text;

    private void PutIntoArray(JArray array, JToken value, bool insert)
    {
        var index = _segments[^1] == "-" ? array.Count : Index(_segments[^1]);
        if (index < 0 || index > array.Count)
        {
            throw RequestFailedException.BadRequest($"The array index in the patch path {_text} is out of bounds.");
        }

        if (insert || index == array.Count)
        {
            array.Insert(index, value);
        }
        else
        {
            array[index] = value;
        }
    }

    private static JToken? Step(JToken? token, string segment) => token switch
    {
        JObject owner => owner.GetValue(segment, StringComparison.Ordinal),
        JArray array when Index(segment) is >= 0 and var index && index < array.Count => array[index],
        _ => null,
    };

    private static int Index(string segment) =>
        int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;
}
