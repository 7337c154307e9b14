using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.ExceptionServices;
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

        if (Apart.Of(typeof(T)) is { } apart)
        {
            using (stream)
            {
                return (T)apart.Read(this, stream);
            }
        }

        using (stream)
        {
            if (_graph.Holds(typeof(T)))
            {
                return typeof(T).IsArray ? (T)Page(StoredJson.Of(stream), typeof(T).GetElementType()!) : (T)One(StoredJson.Of(stream), typeof(T))!;
            }

            using var text = new JsonTextReader(new StreamReader(stream, Utf8));
            return (T)Deserialize(_plain, text, typeof(T))!;
        }
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
    private object Page(StoredJson list, Type item)
    {
        var items = list.Items().ConvertAll(stored => One(stored, item));
        var page = Array.CreateInstance(item, items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            page.SetValue(items[i], i);
        }

        return page;
    }

    // As fast as any list while all can be read; and only where one cannot, each by itself.
    private Listed<T>[] Each<T>(Stream stream)
    {
        var list = StoredJson.Of(stream);
        if (!_graph.Holds(typeof(T)))
        {
            try
            {
                using var all = list.Reader();
                var items = _plain.Deserialize<T[]>(all)!;
                if (!Array.Exists(items, item => item is null))
                {
                    return Array.ConvertAll(items, item => new Listed<T>(item));
                }
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // Which of them it is, and how it fails, is seen below.
            }
        }

        return [.. list.Items().Select(Listed<T>)];
    }

    private Listed<T> Listed<T>(StoredJson stored)
    {
        try
        {
            return One(stored, typeof(T)) is T item ? new Listed<T>(item) : new Listed<T>(new UnreadableDocument(Token(stored), new JsonSerializationException("Nothing is there.")));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new Listed<T>(new UnreadableDocument(Token(stored), e));
        }
    }

    // However deep it is nested, and whatever numbers it has: that is one document's fault, and none of the page's.
    private JToken Token(StoredJson stored)
    {
        try
        {
            return Token(stored, _settings.FloatParseHandling);
        }
        catch (JsonReaderException)
        {
            return Token(stored, FloatParseHandling.Double);
        }
    }

    private JToken Token(StoredJson stored, FloatParseHandling floats)
    {
        using var text = stored.Reader();
        (text.DateParseHandling, text.FloatParseHandling, text.MaxDepth) = (_settings.DateParseHandling, floats, null);
        return JToken.ReadFrom(text);
    }

    // By itself, so that paths begin with it, as envelopes are bound to them.
    private object? One(StoredJson stored, Type type)
    {
        using var text = stored.Reader();
        return Deserialize(For(_documents.Of(stored.Texts().GetValueOrDefault)), text, type);
    }

    // What a document finds of itself once it is read, as a second member that is not known, comes wrapped: it is a fault of its shape like any other.
    private static object? Deserialize(JsonSerializer json, JsonReader stored, Type type)
    {
        try
        {
            return json.Deserialize(stored, type);
        }
        catch (TargetInvocationException e) when (e.InnerException is JsonException fault)
        {
            ExceptionDispatchInfo.Throw(fault);
            throw;
        }
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

    /// <summary>How lists are read whose items are told apart, and single documents that may be unreadable.</summary>
    private abstract class Apart
    {
        private static readonly ConcurrentDictionary<Type, Apart?> Known = new();

        public static Apart? Of(Type type) => Known.GetOrAdd(type, asked =>
        {
            var item = asked.IsArray ? asked.GetElementType()! : asked;
            return item.IsGenericType && item.GetGenericTypeDefinition() == typeof(Listed<>)
                ? (Apart)Activator.CreateInstance((asked.IsArray ? typeof(Many<>) : typeof(Single<>)).MakeGenericType(item.GetGenericArguments()))!
                : null;
        });

        public abstract object Read(DocumentSerializer json, Stream stream);

        private sealed class Many<T> : Apart
        {
            public override object Read(DocumentSerializer json, Stream stream) => json.Each<T>(stream);
        }

        private sealed class Single<T> : Apart
        {
            public override object Read(DocumentSerializer json, Stream stream) => json.Listed<T>(StoredJson.Of(stream));
        }
    }
}
