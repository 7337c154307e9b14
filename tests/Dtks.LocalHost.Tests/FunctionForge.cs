using System.Reflection;
using System.Reflection.Emit;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.LocalHost.Tests;

/// <summary>Makes function classes that are wrong, outside this assembly, where the host would find them and refuse to start.</summary>
internal static class FunctionForge
{
    /// <summary>A class <c>Wrong</c> with one function per name, each with as many queue triggers as said.</summary>
    public static Type Class(string[] names, int triggers = 1, TypeAttributes type = TypeAttributes.Public, MethodAttributes method = MethodAttributes.Public)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Forged"), AssemblyBuilderAccess.RunAndCollect);
        var builder = assembly.DefineDynamicModule("Forged").DefineType("Wrong", type);
        for (var i = 0; i < names.Length; i++)
            Define(builder.DefineMethod($"M{i}", method, typeof(void), [.. Enumerable.Repeat(typeof(string), triggers)]), names[i], triggers);
        return builder.CreateType();
    }

    private static void Define(MethodBuilder method, string name, int triggers)
    {
        method.GetILGenerator().Emit(OpCodes.Ret);
        method.SetCustomAttribute(new CustomAttributeBuilder(typeof(FunctionAttribute).GetConstructors()[0], [name]));
        for (var i = 1; i <= triggers; i++)
        {
            var trigger = new CustomAttributeBuilder(typeof(QueueTriggerAttribute).GetConstructors()[0], ["queue"]);
            method.DefineParameter(i, ParameterAttributes.None, $"p{i}").SetCustomAttribute(trigger);
        }
    }
}
