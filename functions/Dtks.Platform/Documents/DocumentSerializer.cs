using System.Runtime.Serialization;
using System.Text;
using Dtks.Platform.Json;
using Dtks.Platform.Protection;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Platform.Documents;

/// <summary>
/// The serializer the Cosmos SDK uses for our documents. What holds protected members is read after its identity is known, which each of its
/// envelopes is bound to; a stored document may have its members in any order.
/// </summary>
internal sealed class DocumentSerializer : CosmosSerializer
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly ProtectedDocuments _documents;
    private readonly ProtectedGraph _graph;
    private readonly JsonSerializerSettings _settings;
    private readonly JsonSerializer _plain;

    public DocumentSerializer(FieldProtection protection, ProtectedFields fields, ProtectedDocuments documents)
    {
        _documents = documents;
        _graph = new ProtectedGraph(fields);
        _settings = JsonText.Settings(new DocumentContracts(protection, fields, documents));
        _plain = JsonSerializer.Create(_settings);
    }

    public override T FromStream<T>(Stream stream)
    {
        if (typeof(Stream).IsAssignableFrom(typeof(T)))
        {
            return (T)(object)stream;
        }

        using var text = new JsonTextReader(new StreamReader(stream, Utf8));
        if (!_graph.Holds(typeof(T)) && !IsRow(typeof(T).GetElementType()))
        {
            return _plain.Deserialize<T>(text)!;
        }

        text.DateParseHandling = _settings.DateParseHandling;
        text.FloatParseHandling = _settings.FloatParseHandling;
        return typeof(T).IsArray ? (T)Page(text, typeof(T).GetElementType()!) : (T)One(JToken.ReadFrom(text), typeof(T))!;
    }

    public override Stream ToStream<T>(T input)
    {
        var json = input is Document document ? For(_documents.Of(document)) : _plain;
        var stream = new MemoryStream();
        using (var text = new StreamWriter(stream, Utf8, leaveOpen: true))
        {
            json.Serialize(text, input);
        }

        stream.Position = 0;
        return stream;
    }

    // What a query found, each with an identity of its own.
    private object Page(JsonTextReader text, Type item)
    {
        var items = new List<object?>();
        text.Read();
        while (text.Read() && text.TokenType != JsonToken.EndArray)
        {
            items.Add(IsRow(item) ? Row((JObject)JToken.ReadFrom(text), item) : One(JToken.ReadFrom(text), item));
        }

        var page = Array.CreateInstance(item, items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            page.SetValue(items[i], i);
        }

        return page;
    }

    private static bool IsRow(Type? item) => item is { IsGenericType: true } && item.GetGenericTypeDefinition() == typeof(StoredRow<>);

    private object Row(JObject stored, Type row)
    {
        try
        {
            return Activator.CreateInstance(row, stored, One(stored, row.GetGenericArguments()[0]), null)!;
        }
        catch (Exception e) when (e is JsonException or UnreadableException)
        {
            return Activator.CreateInstance(row, stored, null, e)!;
        }
    }

    private object? One(JToken stored, Type type)
    {
        var identity = stored is JObject members ? _documents.Of(name => (members[name] as JValue)?.Value as string) : null;
        return For(identity).Deserialize(new JTokenReader(stored), type);
    }

    private JsonSerializer For(DocumentIdentity? identity)
    {
        if (identity is null)
        {
            return _plain;
        }

        var json = JsonSerializer.Create(_settings);
#pragma warning disable SYSLIB0050 // It is how the JSON library hands a converter what it needs to know; no formatter is involved.
        json.Context = new StreamingContext(StreamingContextStates.All, identity);
#pragma warning restore SYSLIB0050
        return json;
    }
}
