using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;
using Dtks.Functions;
using Dtks.Platform.Messaging;
using Dtks.Platform.Modules;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Flows.Tests.Operations;

/// <summary>What each queue's function reads, as its code says.</summary>
internal static class MessageTypes
{
    // What a token of a method with type arguments ends with (ECMA-335, II.22.29).
    private const byte MethodSpec = 0x2B;

    /// <summary>The type of the messages, by queue.</summary>
    public static IReadOnlyDictionary<string, Type> ByQueue() => new[] { typeof(IModule).Assembly, typeof(DtksServices).Assembly }
        .SelectMany(assembly => assembly.GetTypes()).SelectMany(type => type.GetMethods()).SelectMany(method => method.GetParameters())
        .Select(message => (Trigger: message.GetCustomAttribute<QueueTriggerAttribute>(), Function: (MethodInfo)message.Member))
        .Where(found => found.Trigger is not null)
        .ToDictionary(found => found.Trigger!.QueueName, found => ReadBy(found.Function), StringComparer.Ordinal);

    private static Type ReadBy(MethodInfo function)
    {
        var code = function.GetMethodBody()!.GetILAsByteArray()!;
        return Enumerable.Range(0, code.Length - 4).Where(at => code[at] == OpCodes.Callvirt.Value && code[at + 4] == MethodSpec)
            .Select(at => function.Module.ResolveMethod(BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(at + 1)))!)
            .Single(called => called.DeclaringType == typeof(QueueMessageRunner)).GetGenericArguments()[0];
    }
}
