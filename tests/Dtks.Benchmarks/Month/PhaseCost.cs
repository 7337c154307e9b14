using System.Globalization;
using Dtks.Benchmarks.Delivery;

namespace Dtks.Benchmarks.Month;

/// <summary>What a phase of a month cost, until nothing was left to do.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Spent">Processor time.</param>
/// <param name="Cost">Requests, request units and messages.</param>
internal sealed record PhaseCost(string Name, TimeSpan Took, ProcessorTime Spent, Cost Cost)
{
    /// <summary>Both, by the name of the first.</summary>
    public static PhaseCost operator +(PhaseCost one, PhaseCost other) =>
        new(one.Name, one.Took + other.Took, new ProcessorTime(one.Spent.Host + other.Spent.Host, one.Spent.Storage + other.Spent.Storage), one.Cost + other.Cost);

    /// <summary>In two lines: how fast, and what for a village and a line.</summary>
    public string Told(int villages, int households)
    {
        var lines = (double)villages * households * MonthRegister.LinesEach;
        var told = string.Create(CultureInfo.InvariantCulture, $"{Name,-10} {Took.TotalSeconds,7:0.0} s {lines / Took.TotalSeconds,8:0} lines/s {lines / MonthRegister.LinesEach / Took.TotalSeconds,7:0} households/s; a village {Cost.Units / villages,7:0.0} RU in {Cost.Requests / (double)villages:0.0} requests, {Cost.Messages / (double)villages:0.0} messages, {Spent.All.TotalSeconds / villages:0.000} s of processor ({Spent.Storage.TotalSeconds / villages:0.000} of it storage); a line {Cost.Units / lines:0.0000} RU, {Cost.Requests / lines:0.0000} requests");
        return Cost.Lines.Length == 0 ? told : $"{told}\n           {Cost.Lines}";
    }
}
