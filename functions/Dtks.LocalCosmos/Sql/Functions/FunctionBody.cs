using Dtks.LocalCosmos.Sql.Evaluation;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Functions;

/// <summary>A built-in function's work.</summary>
/// <param name="arguments">the arguments' values, null for undefined; as many as its definition allows</param>
/// <param name="frame">the execution, for the instant</param>
/// <returns>the value, null for undefined: as a rule also when an argument is of a wrong type</returns>
internal delegate JToken? FunctionBody(JToken?[] arguments, Frame frame);
