using System.Text;
using Dtks.Platform.Json;
using Dtks.Platform.Protection;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json;

namespace Dtks.Platform.Documents;

/// <summary>The serializer the Cosmos SDK uses for our documents.</summary>
internal sealed class DocumentSerializer(FieldProtection protection, ProtectedFields fields) : CosmosSerializer
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly JsonSerializer _json = JsonSerializer.Create(JsonText.Settings(new DocumentContracts(protection, fields)));

    public override T FromStream<T>(Stream stream)
    {
        if (typeof(Stream).IsAssignableFrom(typeof(T)))
        {
            return (T)(object)stream;
        }

        using var text = new JsonTextReader(new StreamReader(stream, Utf8));
        return _json.Deserialize<T>(text)!;
    }

    public override Stream ToStream<T>(T input)
    {
        var stream = new MemoryStream();
        using (var text = new StreamWriter(stream, Utf8, leaveOpen: true))
        {
            _json.Serialize(text, input);
        }

        stream.Position = 0;
        return stream;
    }
}
