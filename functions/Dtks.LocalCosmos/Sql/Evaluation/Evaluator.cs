using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Evaluation;

/// <summary>A compiled expression: its value in a frame, null for undefined.</summary>
/// <param name="frame">the values of aliases, aggregates and parameters</param>
internal delegate JToken? Evaluator(Frame frame);
