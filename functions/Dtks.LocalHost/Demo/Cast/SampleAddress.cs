using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Demo.Cast;

/// <summary>An address in a village.</summary>
/// <param name="Street">Free text.</param>
/// <param name="Rt">Three digits.</param>
/// <param name="Rw">Three digits.</param>
internal sealed record SampleAddress(string Street, string Rt, string Rw)
{
    public JObject ToJson() => new() { ["street"] = Street, ["rt"] = Rt, ["rw"] = Rw };
}
