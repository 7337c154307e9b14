using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Resources;
using Dtks.LocalCosmos.Serialization;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Items;

/// <summary>One operation of a patch, after the service's "Partial document update" semantics.</summary>
internal sealed class PatchOperation
{
    private static readonly string[] Kinds = ["add", "set", "replace", "remove", "incr", "move"];
    private static readonly string[] Fixed = ["id", "_rid", "_self", "_etag", "_ts", "_attachments"];

    private readonly string _kind;
    private readonly JsonPointer _path;
    private readonly JsonPointer? _from;
    private readonly JToken? _value;

    private PatchOperation(string kind, JsonPointer path, JsonPointer? from, JToken? value) =>
        (_kind, _path, _from, _value) = (kind, path, from, value);

    public static PatchOperation Read(JToken token, ContainerResource container)
    {
        var operation = token as JObject ?? throw RequestFailedException.BadRequest("A patch operation is not a JSON object.");
        var kind = operation["op"].AsText() is { } op && Kinds.Contains(op)
            ? op
            : throw RequestFailedException.BadRequest($"'{operation["op"]}' is no patch operation: {string.Join(", ", Kinds)}.");
        var path = ReadPath(operation["path"], container);
        var from = kind == "move" ? ReadPath(operation["from"], container) : null;
        var needsValue = kind is not ("remove" or "move");
        if (needsValue && operation["value"] is null)
        {
            throw RequestFailedException.BadRequest($"The patch operation at {path} has no value.");
        }

        if (from is not null && path.IsBelow(from))
        {
            throw RequestFailedException.BadRequest($"A patch cannot move {from} into itself.");
        }

        return new PatchOperation(kind, path, from, operation["value"]);
    }

    public void Apply(JObject document)
    {
        switch (_kind)
        {
            case "add" or "set":
                _path.Put(document, _value!.DeepClone(), insert: _kind == "add");
                break;
            case "replace":
                Existing(document, _path).Replace(_value!.DeepClone());
                break;
            case "remove":
                Remove(Existing(document, _path));
                break;
            case "incr":
                Increment(document);
                break;
            default:
                Move(document);
                break;
        }
    }

    private void Move(JObject document)
    {
        var moved = Existing(document, _from!);
        var value = moved.DeepClone();
        Remove(moved);
        _path.Put(document, value, insert: true);
    }

    private void Increment(JObject document)
    {
        if (_value is not { Type: JTokenType.Integer or JTokenType.Float })
        {
            throw RequestFailedException.BadRequest($"The increment at {_path} is not a number.");
        }

        if (_path.Find(document) is not { } current)
        {
            _path.Put(document, _value.DeepClone(), insert: false);
            return;
        }

        current.Replace(Sum(current, _value));
    }

    private JToken Sum(JToken current, JToken increment)
    {
        if (current.Type is not (JTokenType.Integer or JTokenType.Float))
        {
            throw RequestFailedException.BadRequest($"The value at {_path} is not a number, so it cannot be incremented.");
        }

        var sum = (double)current + (double)increment;
        if (!double.IsFinite(sum))
        {
            throw RequestFailedException.BadRequest($"The increment at {_path} makes a number that is out of range.");
        }

        var whole = current.Type == JTokenType.Integer && increment.Type == JTokenType.Integer && Math.Abs(sum) < 1L << 53;
        return whole ? new JValue((long)sum) : new JValue(sum);
    }

    private static void Remove(JToken token)
    {
        if (token.Parent is JProperty property)
        {
            property.Remove();
        }
        else
        {
            token.Remove();
        }
    }

    private static JToken Existing(JObject document, JsonPointer path) =>
        path.Find(document) ?? throw RequestFailedException.BadRequest($"For a patch operation, the path {path} must be there, and it is not.");

    private static JsonPointer ReadPath(JToken? token, ContainerResource container)
    {
        var path = JsonPointer.Parse(token.AsText());
        if (Array.IndexOf(Fixed, path.Root) >= 0 && path.IsTopLevel || path.Touches(container.Definition.PartitionKeyPath.Text))
        {
            throw RequestFailedException.BadRequest($"The path {path} cannot be patched: ids, partition keys and system properties stay.");
        }

        return path;
    }
}
