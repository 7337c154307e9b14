using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Tests.Conformance;

/// <summary>JSON in streams, with dates left as text.</summary>
internal static class Streams
{
    public static Stream Of(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));

    public static JObject Read(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    public static JObject Parse(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }
}
