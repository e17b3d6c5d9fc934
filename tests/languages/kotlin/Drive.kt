// Reads and writes the vectors with the generated models. The rest of the client needs a library that is not here.

import kona.infrastructure.Serializer
import kona.models.*
import kotlinx.serialization.encodeToString

private inline fun <reified T> rewritten(text: String): String {
    val json = Serializer.kotlinxSerializationJson
    return json.encodeToString(json.decodeFromString<T>(text))
}

// A new schema in the vectors needs a line here.
private fun written(schema: String, text: String) = when (schema) {
    "CreateCreditCardRechargeFailure" -> rewritten<CreateCreditCardRechargeFailure>(text)
    "CreateCreditCardRechargeRequest" -> rewritten<CreateCreditCardRechargeRequest>(text)
    "CreateCreditCardRechargeResponse" -> rewritten<CreateCreditCardRechargeResponse>(text)
    "GiftPrepaidCardRequest" -> rewritten<GiftPrepaidCardRequest>(text)
    "InquireUnregisteredCardFailure" -> rewritten<InquireUnregisteredCardFailure>(text)
    "InquireUnregisteredCardResponse" -> rewritten<InquireUnregisteredCardResponse>(text)
    "IssueDebitCardRequest" -> rewritten<IssueDebitCardRequest>(text)
    "ReissuePrepaidCardRequest" -> rewritten<ReissuePrepaidCardRequest>(text)
    else -> error("no vector was of the schema $schema before")
}

private fun line(vararg parts: String) = println(parts.joinToString("\t").replace("\n", " "))

fun main() {
    Serializer.kotlinxSerializationJsonConfiguration = { explicitNulls = false }
    for (text in generateSequence(::readLine)) {
        val (number, schema, json) = text.split("\t")
        try {
            line(number, "written", written(schema, json))
        } catch (refused: Exception) {
            line(number, "refused", refused.toString())
        }
    }
    line("form", InquireUnregisteredCardRequest("4111111111111111", "1212", "123").toString())
}
