using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;

namespace Dtks.Platform.Json;

/// <summary>
/// Holds a JSON text against a shape in one pass: RFC 8259 to the letter, no member twice, every member known, every required one there,
/// all of the right kind.
/// </summary>
internal ref struct ShapeCheck
{
    private const int MaxDepth = 16;

    private readonly List<JsonFault> _faults = [];
    private readonly JsonPath _path = new();
    private Utf8JsonReader _json;
    private List<string>? _otherNumbers;

    public ShapeCheck(ReadOnlySpan<byte> utf8) => _json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });

    /// <summary>Where numbers stand that are no whole numbers of 64 bits, as pointers, in the text's order.</summary>
    public IReadOnlyList<string> OtherNumbers => _otherNumbers ?? [];

    /// <summary>Where the reader is, as a pointer.</summary>
    public readonly string Pointer => _path.Pointer();

    /// <summary>The first byte of what the reader is at, counted from 0.</summary>
    public readonly int At => (int)_json.TokenStartIndex;

    /// <summary>All that keeps the text from having the shape.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    /// <exception cref="InvalidOperationException">A string in it is not valid UTF-8 or holds half a surrogate pair.</exception>
    /// <exception cref="DuplicateMemberException">An object in it has a member twice.</exception>
    public IReadOnlyList<JsonFault> Run(JsonShape shape)
    {
        _json.Read();
        Value(shape, nullable: false);

        // Past the end, so that what stands after the value is seen.
        _json.Read();
        return _faults;
    }

    private void Value(JsonShape shape, bool nullable)
    {
        if (_json.TokenType == JsonTokenType.Null)
        {
            if (!nullable)
            {
                Fault("json.null");
            }

            return;
        }

        switch (shape.Kind)
        {
            case JsonKind.Object when _json.TokenType == JsonTokenType.StartObject:
                Object(shape.Members);
                break;
            case JsonKind.Map when _json.TokenType == JsonTokenType.StartObject:
                Map(shape.Element);
                break;
            case JsonKind.Array when _json.TokenType == JsonTokenType.StartArray:
                Array(shape.Element);
                break;
            default:
                if (ScalarCheck.Of(in _json, shape, _path) is { } fault)
                {
                    _faults.Add(fault);
                }

                Skip();
                break;
        }
    }

    private void Array(JsonShape element)
    {
        for (var i = 0; _json.Read() && _json.TokenType != JsonTokenType.EndArray; i++)
        {
            _path.Enter(i);
            Value(element, nullable: false);
            _path.Leave();
        }
    }

    private void Map(JsonShape value)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (_json.Read() && _json.TokenType != JsonTokenType.EndObject)
        {
            var name = _json.GetString()!;
            Once(names.Add(name), name);
            _path.Enter(name);
            _json.Read();
            Value(value, nullable: false);
            _path.Leave();
        }
    }

    // Told in the type's order, whatever the text's: first the members that are not known, then each that is.
    private void Object(ImmutableArray<JsonShape.Member> members)
    {
        Span<bool> seen = stackalloc bool[members.Length];
        seen.Clear();
        HashSet<string>? unknown = null;
        List<JsonFault>?[]? wrong = null;
        var next = 0;
        while (_json.Read() && _json.TokenType != JsonTokenType.EndObject)
        {
            if (Find(members, next) is not (>= 0 and var at))
            {
                Unknown(unknown ??= new HashSet<string>(StringComparer.Ordinal));
                continue;
            }

            Once(!seen[at], members[at].Name);
            seen[at] = true;
            next = at + 1;
            if (Known(members[at]) is { } faults)
            {
                (wrong ??= new List<JsonFault>?[members.Length])[at] = faults;
            }
        }

        for (var i = 0; i < members.Length; i++)
        {
            if (wrong?[i] is { } faults)
            {
                _faults.AddRange(faults);
            }
            else if (!seen[i] && !members[i].IsOptional)
            {
                Fault("json.missingMember", "member", members[i].Name, below: members[i].Name);
            }
        }
    }

    /// <summary>Where the member is that the text is at; most texts keep the type's order.</summary>
    private readonly int Find(ImmutableArray<JsonShape.Member> members, int expected)
    {
        for (var i = 0; i < members.Length; i++)
        {
            var at = (expected + i) % members.Length;
            if (_json.ValueTextEquals(members[at].Utf8))
            {
                return at;
            }
        }

        return -1;
    }

    private void Unknown(HashSet<string> known)
    {
        var name = _json.GetString()!;
        Once(known.Add(name), name);
        Fault("json.unknownMember", "member", name, below: name);
        SkipMember(name);
    }

    /// <summary>Reads a member's value; its faults, taken out of the list, or null.</summary>
    private List<JsonFault>? Known(JsonShape.Member member)
    {
        var before = _faults.Count;
        _path.Enter(member.Name);
        _json.Read();
        Value(member.Shape, member.IsOptional);
        _path.Leave();
        if (_faults.Count == before)
        {
            return null;
        }

        var faults = _faults.GetRange(before, _faults.Count - before);
        _faults.RemoveRange(before, faults.Count);
        return faults;
    }

    /// <summary>Goes to the end of the value, whatever it is: it is JSON all the same.</summary>
    private void Skip()
    {
        switch (_json.TokenType)
        {
            case JsonTokenType.StartObject:
                SkipObject();
                break;
            case JsonTokenType.StartArray:
                for (var i = 0; _json.Read() && _json.TokenType != JsonTokenType.EndArray; i++)
                {
                    _path.Enter(i);
                    Skip();
                    _path.Leave();
                }

                break;
            case JsonTokenType.Number when !_json.TryGetInt64(out _):
                (_otherNumbers ??= []).Add(_path.Pointer());
                break;
            // The reader itself looks at neither bytes nor escapes of a string until it is asked for.
            case JsonTokenType.String when _json.ValueIsEscaped || !Utf8.IsValid(_json.ValueSpan):
                _ = _json.GetString();
                break;
        }
    }

    private void SkipObject()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (_json.Read() && _json.TokenType != JsonTokenType.EndObject)
        {
            var name = _json.GetString()!;
            Once(names.Add(name), name);
            SkipMember(name);
        }
    }

    private void SkipMember(string name)
    {
        _path.Enter(name);
        _json.Read();
        Skip();
        _path.Leave();
    }

    private readonly void Once(bool isFirst, string name)
    {
        if (!isFirst)
        {
            throw new DuplicateMemberException(name, _path.Pointer(name));
        }
    }

    private readonly void Fault(string code) => _faults.Add(new JsonFault(_path.Pointer(), code));

    private readonly void Fault(string code, string arg, string value, string? below = null) =>
        _faults.Add(new JsonFault(_path.Pointer(below), code, new Dictionary<string, string> { [arg] = value }));
}
